/** `trinh-ky/signers`: the keys an office signs with. */
export {openPkcs12} from './signers/pkcs12/open-pkcs12.js';
export type {Pkcs12Options} from './signers/pkcs12/open-pkcs12.js';
export {KeySigner} from './signers/key-signer.js';
export type {KeyAlgorithmName, TransferableSigner} from './signers/key-signer.js';
export type {Signer, SignatureAlgorithm} from './core/signature/signer.js';
export {OfficeError} from './core/office-error.js';
