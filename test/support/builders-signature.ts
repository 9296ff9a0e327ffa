/** Valid defaults of the signature room: a test states only what it is about. */
import type {SignatureReport, ValidationReport} from '../../components/core/signature/validation-report.js';
import type {SigningSubject} from '../../components/signature/signing-request.js';

export function aSignature(facts: Partial<SignatureReport> = {}): SignatureReport {
  return {
    fieldName: 'Signature1',
    kind: 'signature',
    indication: 'total-passed',
    reasons: [],
    integrity: 'intact',
    coverage: 'whole-document',
    changesAfter: [],
    trust: 'trusted',
    revocation: 'good',
    level: 'B-T',
    signer: {
      commonName: 'Trần Văn Lãnh',
      organisation: 'UBND tỉnh Nam Hải',
      issuer: 'CA phục vụ các cơ quan Nhà nước',
      serialNumber: '5402 1c8e 77aa 03f1',
      notBefore: '2025-01-01T00:00:00+07:00',
      notAfter: '2028-01-01T00:00:00+07:00',
    },
    signedAt: '2026-11-20T08:55:00+07:00',
    timeSource: 'timestamp',
    revision: 1,
    revisionEnd: 182_344,
    algorithm: 'rsa-pss-sha256',
    details: {
      format: 'ETSI.CAdES.detached',
      key: 'rsa 2048',
      chain: ['Trần Văn Lãnh', 'CA phục vụ các cơ quan Nhà nước', 'Ban Cơ yếu Chính phủ'],
      anchor: 'Ban Cơ yếu Chính phủ',
      permission: 2,
      isCertification: false,
      timestamps: [],
      judgedAt: '2026-11-20T10:41:00+07:00',
    },
    ...facts,
  };
}

export function aReport(signatures: readonly SignatureReport[] = [aSignature()], facts: Partial<ValidationReport> = {}): ValidationReport {
  const order = ['total-failed', 'indeterminate', 'total-passed'] as const;
  const worst = order.find(each => signatures.some(({indication}) => indication === each));
  return {document: worst ?? 'unsigned', signatures, revisions: Math.max(1, signatures.length), warnings: [], ...facts};
}

export function aSubject(facts: Partial<SigningSubject> = {}): SigningSubject {
  return {
    number: '15/UBND-VX',
    subject: 'V/v triển khai đợt cao điểm tiêm chủng mở rộng trên địa bàn tỉnh',
    fileName: '15-UBND-VX.pdf',
    pages: 3,
    digest: '3f786850e387550fdab836ed7e6dc881de23001b9f2c8a01d5b8a0a6c4e1f2d3',
    decision: 'approve',
    place: {page: 1, because: 'name-line'},
    ...facts,
  };
}
