/**
 * Keys for trying things out: a certificate authority of the demo and one PKCS#12 file per officer, made on first start and kept in
 * the demo's data folder. They prove nothing to anyone and are never trusted by default.
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import forge from 'node-forge';

export interface DemoKey {
  readonly name: string;
  /** Path of the PKCS#12 file. */
  readonly file: string;
  readonly password: string;
}

export interface DemoKeys {
  readonly leader: DemoKey;
  readonly clerk: DemoKey;
  /** DER of the demo's root certificate. */
  readonly root: string;
}

const password = 'matkhau1';
const agency = 'UBND tỉnh Nam Hải';
const generate = promisify(forge.pki.rsa.generateKeyPair) as (options: {bits: number}) => Promise<forge.pki.rsa.KeyPair>;

interface Authority {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
}

/** @param folder Where the files are, or will be. */
export async function openDemoKeys(folder: string): Promise<DemoKeys> {
  mkdirSync(folder, {recursive: true});
  const keys: DemoKeys = {
    leader: {name: 'Trần Văn Lãnh', file: join(folder, 'tran-van-lanh.p12'), password},
    clerk: {name: 'Lê Thị Văn Thư', file: join(folder, 'le-thi-van-thu.p12'), password},
    root: join(folder, 'demo-root.cer'),
  };
  if ([keys.leader.file, keys.clerk.file, keys.root].every(each => existsSync(each))) return keys;
  const root = await makeAuthority();
  for (const each of [keys.leader, keys.clerk]) writeFileSync(each.file, await makeOfficer(each, root));
  // Last: its presence says the others are whole.
  writeFileSync(keys.root, toBuffer(forge.asn1.toDer(forge.pki.certificateToAsn1(root.certificate)).getBytes()));
  return keys;
}

export function readKey(key: DemoKey): Uint8Array {
  return readFileSync(key.file);
}

const toBuffer = (binary: string) => Buffer.from(binary, 'binary');

/** As UTF8String: the default string type of forge holds ASCII only. */
function name(commonName: string): forge.pki.CertificateField[] {
  const utf8 = {valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class};
  return [
    // X.520: a country is a PrintableString.
    {shortName: 'C', value: 'VN'},
    {name: 'organizationName', value: agency, ...utf8},
    {name: 'commonName', value: commonName, ...utf8},
  ];
}

function blank(serial: string, publicKey: forge.pki.rsa.PublicKey, subject: forge.pki.CertificateField[]): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = serial;
  certificate.publicKey = publicKey;
  certificate.setSubject(subject);
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 5 * 365 * 86_400_000);
  return certificate;
}

async function makeAuthority(): Promise<Authority> {
  const pair = await generate({bits: 2048});
  const subject = name('Chứng thư thử nghiệm – không có giá trị pháp lý');
  const certificate = blank('01', pair.publicKey, subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    {name: 'basicConstraints', cA: true, critical: true},
    {name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true},
    {name: 'subjectKeyIdentifier'},
  ]);
  certificate.sign(pair.privateKey, forge.md.sha256.create());
  return {certificate, key: pair.privateKey};
}

async function makeOfficer(officer: DemoKey, root: Authority): Promise<Buffer> {
  const pair = await generate({bits: 2048});
  // A positive serial of 15 random bytes: two demo authorities never share one.
  const certificate = blank(`01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`, pair.publicKey, name(officer.name));
  certificate.setIssuer(root.certificate.subject.attributes);
  certificate.setExtensions([
    {name: 'basicConstraints', cA: false, critical: true},
    {name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true},
    {name: 'extKeyUsage', clientAuth: true, emailProtection: true},
    {name: 'subjectKeyIdentifier'},
    {name: 'authorityKeyIdentifier', keyIdentifier: root.certificate.generateSubjectKeyIdentifier().getBytes()},
  ]);
  certificate.sign(root.key, forge.md.sha256.create());
  const container = forge.pkcs12.toPkcs12Asn1(pair.privateKey, [certificate, root.certificate], officer.password, {algorithm: 'aes256', friendlyName: 'demo'});
  return toBuffer(forge.asn1.toDer(container).getBytes());
}
