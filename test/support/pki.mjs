/**
 * A certificate authority for tests, made with the openssl command line into a cache directory and made once.
 *
 *     const pki = makePki();                       // ~5 s the first time, then instant; throws where openssl is missing
 *     pki.people.leader.p12                        // Buffer of a PKCS#12 file; its password: pki.people.leader.password
 *     pki.people.leader.p12Legacy                  // the same in RC2/3DES
 *     pki.people.leader.chain                      // DER: own certificate, issuing authority (no root)
 *     pki.rootDer, pki.rootFile, pki.issuingFile   // trust anchor: DER, PEM path; the issuing authority's PEM path
 *     pki.fetch                                    // answers the certificates' OCSP, CRL, caIssuers and timestamp addresses
 *     const server = await startPkiServer(pki)     // the same over HTTP with CORS: server.url, server.close()
 *     pki.timestampUrl                             // for pki.fetch; over HTTP it is `${server.url}/tsa`
 *
 * People (all names Vietnamese, in UTF-8):
 *   leader (RSA 2048, Nguyễn Văn An) · clerk (RSA 2048, Trần Thị Bích Ngọc) · seal (RSA 2048, an agency) ·
 *   ec256 (P-256) · ec384 (P-384) · expired · notYet · revoked · noUsage (keyEncipherment only) · stranger (own root, nobody's)
 */
import {execFileSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const HOST = 'http://pki.trinh-ky.test';
const AGENCY = 'Ủy ban nhân dân tỉnh Hòa Bình';

const PEOPLE = {
  leader: {cn: 'Nguyễn Văn An', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'mật khẩu 123'},
  clerk: {cn: 'Trần Thị Bích Ngọc', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'clerk-1234'},
  seal: {cn: AGENCY, key: ['RSA', 'rsa_keygen_bits:2048'], password: 'seal-1234'},
  ec256: {cn: 'Lê Hoàng Đức', key: ['EC', 'ec_paramgen_curve:P-256'], password: 'ec256-1234'},
  ec384: {cn: 'Phạm Thị Thùy Dương', key: ['EC', 'ec_paramgen_curve:P-384'], password: 'ec384-1234'},
  expired: {cn: 'Hoàng Hết Hạn', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'expired-1234', from: -800, to: -30},
  notYet: {cn: 'Vũ Chưa Đến', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'notyet-1234', from: 400, to: 800},
  revoked: {cn: 'Đỗ Bị Thu Hồi', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'revoked-1234'},
  noUsage: {cn: 'Bùi Chỉ Mã Hóa', key: ['RSA', 'rsa_keygen_bits:2048'], password: 'nousage-1234', extensions: 'encipher'},
};

const CONFIG = `
[req]
prompt = no
string_mask = utf8only
utf8 = yes
distinguished_name = dn
[dn]
CN = unused
[policy]
countryName = optional
organizationName = optional
organizationalUnitName = optional
localityName = optional
commonName = supplied
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:${HOST}/root.crt
crlDistributionPoints = URI:${HOST}/root.crl
[person]
basicConstraints = CA:false
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = clientAuth, emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:${HOST}/ocsp, caIssuers;URI:${HOST}/issuing.crt
crlDistributionPoints = URI:${HOST}/issuing.crl
[encipher]
basicConstraints = CA:false
keyUsage = critical, keyEncipherment
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ocsp]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, OCSPSigning
noCheck = ignored
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:${HOST}/ocsp, caIssuers;URI:${HOST}/issuing.crt
crlDistributionPoints = URI:${HOST}/issuing.crl
[tsa_policy]
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
crypto_device = builtin
serial = $ENV::PKI_SERIAL
signer_cert = $ENV::PKI_DIR/tsa.crt
certs = $ENV::PKI_DIR/issuing.crt
signer_key = $ENV::PKI_DIR/tsa.key
[ca_root]
dir = $ENV::PKI_DIR
database = $dir/root.index
serial = $dir/root.serial
new_certs_dir = $dir
certificate = $dir/root.crt
private_key = $dir/root.key
default_md = sha256
policy = policy
unique_subject = no
rand_serial = yes
default_crl_days = 3650
[ca_issuing]
dir = $ENV::PKI_DIR
database = $dir/issuing.index
new_certs_dir = $dir
certificate = $dir/issuing.crt
private_key = $dir/issuing.key
default_md = sha256
policy = policy
unique_subject = no
rand_serial = yes
default_crl_days = 3650
`;

/** @returns {import('./pki.d.mts').Pki} */
export function makePki() {
  const dir = cachedDirectory();
  const read = file => readFileSync(join(dir, file));
  const der = file => pemToDer(read(file).toString());
  const people = {};
  for (const [id, {cn, password}] of Object.entries({...PEOPLE, stranger: {cn: 'Kẻ Lạ', password: 'stranger-1234'}})) {
    people[id] = {
      name: cn,
      password,
      p12: read(`${id}.p12`),
      p12Legacy: read(`${id}.legacy.p12`),
      certificateFile: join(dir, `${id}.crt`),
      keyFile: join(dir, `${id}.key`),
      chain: id === 'stranger' ? [der('stranger.crt')] : [der(`${id}.crt`), der('issuing.crt')],
    };
  }
  const pki = {
    dir,
    people,
    rootDer: der('root.crt'),
    rootFile: join(dir, 'root.crt'),
    issuingDer: der('issuing.crt'),
    issuingFile: join(dir, 'issuing.crt'),
    timestampUrl: `${HOST}/tsa`,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const {status, type, body} = answer(dir, new URL(request.url).pathname, Buffer.from(await request.arrayBuffer()));
      return new Response(body, {status, headers: {'content-type': type}});
    },
  };
  return pki;
}

/** @param {import('./pki.d.mts').Pki} pki */
export async function startPkiServer(pki) {
  const cors = {'access-control-allow-origin': '*', 'access-control-allow-headers': '*'};
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const {status, type, body} = answer(pki.dir, new URL(request.url, 'http://x').pathname, Buffer.concat(chunks));
    response.writeHead(status, {...cors, 'content-type': type}).end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise(resolve => server.close(resolve))};
}

function answer(dir, path, body) {
  const found = (type, bytes) => ({status: 200, type, body: bytes});
  switch (path) {
    case '/root.crt':
    case '/issuing.crt':
      return found('application/pkix-cert', pemToDer(readFileSync(join(dir, path.slice(1))).toString()));
    case '/root.crl':
    case '/issuing.crl':
      return found('application/pkix-crl', readFileSync(join(dir, path.slice(1))));
    case '/ocsp':
      return found('application/ocsp-response', viaFiles(dir, body, (input, output) => {
        const base = ['ocsp', '-index', join(dir, 'issuing.index'), '-CA', join(dir, 'issuing.crt'), '-rsigner', join(dir, 'ocsp.crt')];
        openssl(dir, [...base, '-rkey', join(dir, 'ocsp.key'), '-ndays', '7', '-reqin', input, '-respout', output]);
      }));
    case '/tsa':
      return found('application/timestamp-reply', viaFiles(dir, body, (input, output) => {
        // A serial of its own: several test processes ask at once, and would write one file together.
        const serial = `${output}.serial`;
        writeFileSync(serial, `${randomBytes(8).toString('hex')}\n`);
        openssl(dir, ['ts', '-reply', '-config', join(dir, 'openssl.cnf'), '-section', 'tsa_policy', '-queryfile', input, '-out', output], serial);
      }));
    default:
      return {status: 404, type: 'text/plain', body: Buffer.from('not found')};
  }
}

function viaFiles(dir, body, run) {
  const work = mkdtempSync(join(tmpdir(), 'trinh-ky-pki-'));
  try {
    writeFileSync(join(work, 'in'), body);
    run(join(work, 'in'), join(work, 'out'));
    return readFileSync(join(work, 'out'));
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

function cachedDirectory() {
  const version = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url))).digest('hex').slice(0, 12);
  const dir = join(tmpdir(), `trinh-ky-pki-${version}`);
  // Certificates live three years; a cache a year old is made anew.
  if (existsSync(dir) && Date.now() - statSync(dir).mtimeMs < 300 * 86_400_000) return dir;
  rmSync(dir, {recursive: true, force: true});
  const making = mkdtempSync(join(tmpdir(), 'trinh-ky-pki-making-'));
  build(making);
  try {
    renameSync(making, dir);
  } catch {
    // Another test process was faster: its authority is as good.
    rmSync(making, {recursive: true, force: true});
  }
  return dir;
}

function build(dir) {
  mkdirSync(dir, {recursive: true});
  const at = file => join(dir, file);
  const run = (...args) => openssl(dir, args);
  const key = (id, [algorithm, option]) => run('genpkey', '-algorithm', algorithm, '-pkeyopt', option, '-out', at(`${id}.key`));
  const request = (id, subject) => run('req', '-new', '-utf8', '-config', at('openssl.cnf'), '-key', at(`${id}.key`), '-subj', subject, '-out', at(`${id}.csr`));
  const issue = (id, authority, extensions, from, to) =>
    run('ca', '-batch', '-notext', '-utf8', '-config', at('openssl.cnf'), '-name', `ca_${authority}`, '-extensions', extensions,
      '-startdate', day(from), '-enddate', day(to), '-in', at(`${id}.csr`), '-out', at(`${id}.crt`));

  writeFileSync(at('openssl.cnf'), CONFIG);
  for (const file of ['root.index', 'issuing.index']) writeFileSync(at(file), '');
  writeFileSync(at('tsa.serial'), '01\n');

  key('root', ['RSA', 'rsa_keygen_bits:3072']);
  run('req', '-new', '-x509', '-utf8', '-config', at('openssl.cnf'), '-extensions', 'root', '-key', at('root.key'), '-days', '7300',
    '-subj', '/C=VN/O=Trình Ký thử nghiệm/CN=Gốc thử nghiệm', '-out', at('root.crt'));
  key('issuing', ['RSA', 'rsa_keygen_bits:3072']);
  request('issuing', '/C=VN/O=Trình Ký thử nghiệm/CN=Cơ quan cấp chứng thư thử nghiệm');
  issue('issuing', 'root', 'issuing', -900, 3650);

  for (const [id, {cn, key: kind, extensions = 'person', from = -2, to = 1095}] of Object.entries(PEOPLE)) {
    key(id, kind);
    request(id, `/C=VN/O=${AGENCY}/CN=${cn}`);
    issue(id, 'issuing', extensions, from, to);
  }
  for (const id of ['ocsp', 'tsa']) {
    key(id, ['RSA', 'rsa_keygen_bits:2048']);
    request(id, `/C=VN/O=Trình Ký thử nghiệm/CN=${id === 'ocsp' ? 'Tra cứu trạng thái' : 'Cấp dấu thời gian'}`);
    issue(id, 'issuing', id, -2, 1095);
  }
  run('ca', '-config', at('openssl.cnf'), '-name', 'ca_issuing', '-revoke', at('revoked.crt'), '-crl_reason', 'keyCompromise');
  for (const authority of ['root', 'issuing']) {
    run('ca', '-config', at('openssl.cnf'), '-name', `ca_${authority}`, '-gencrl', '-out', at(`${authority}.crl.pem`));
    run('crl', '-in', at(`${authority}.crl.pem`), '-outform', 'DER', '-out', at(`${authority}.crl`));
  }
  key('stranger', ['RSA', 'rsa_keygen_bits:2048']);
  run('req', '-new', '-x509', '-utf8', '-config', at('openssl.cnf'), '-extensions', 'person', '-key', at('stranger.key'), '-days', '1095',
    '-subj', '/C=VN/CN=Kẻ Lạ', '-out', at('stranger.crt'));

  for (const id of [...Object.keys(PEOPLE), 'stranger']) {
    const password = PEOPLE[id]?.password ?? 'stranger-1234';
    const pack = ['pkcs12', '-export', '-inkey', at(`${id}.key`), '-in', at(`${id}.crt`), '-passout', `pass:${password}`];
    const chain = id === 'stranger' ? [] : ['-certfile', at('issuing.crt')];
    run(...pack, ...chain, '-name', id, '-out', at(`${id}.p12`));
    run(...pack, ...chain, '-name', id, '-legacy', '-out', at(`${id}.legacy.p12`));
  }
}

function openssl(dir, args, serial = join(dir, 'tsa.serial')) {
  return execFileSync('openssl', args, {env: {...process.env, PKI_DIR: dir, PKI_SERIAL: serial}, stdio: ['ignore', 'pipe', 'pipe']});
}

/** `YYYYMMDDHHMMSSZ`, some days from now. */
function day(offset) {
  return `${new Date(Date.now() + offset * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}

function pemToDer(pem) {
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(pem)?.[1] ?? '';
  return new Uint8Array(Buffer.from(body, 'base64'));
}
