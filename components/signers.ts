/** `trinh-ky/signers`: the keys an office signs with. */
export {openPkcs12} from './signers/pkcs12/open-pkcs12.js';
export type {Pkcs12Options} from './signers/pkcs12/open-pkcs12.js';
export {KeySigner} from './signers/key-signer.js';
export type {KeyAlgorithmName, TransferableSigner} from './signers/key-signer.js';
export type {Signer, SignatureAlgorithm} from './core/signature/signer.js';
export {OfficeError} from './core/office-error.js';
export {connectRemote} from './signers/remote/connect-remote.js';
export type {RemoteChallenge, RemoteOptions} from './signers/remote/connect-remote.js';
export {RemoteRefusedError} from './signers/remote/remote-call.js';
export type {RefusalReason} from './signers/remote/remote-call.js';
export {connectCaService} from './signers/ca-service/connect-ca-service.js';
export type {CaAct, CaService, CaServiceOptions, CaSignRequest, CaSignResult} from './signers/ca-service/connect-ca-service.js';
