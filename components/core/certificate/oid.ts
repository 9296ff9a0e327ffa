/** Object identifiers by the names their standards give them. */

/** Signed and unsigned CMS attributes. */
export const attributeOid = {
  contentType: '1.2.840.113549.1.9.3', // RFC 5652 11.1
  messageDigest: '1.2.840.113549.1.9.4', // RFC 5652 11.2
  signingTime: '1.2.840.113549.1.9.5', // RFC 5652 11.3
  algorithmProtection: '1.2.840.113549.1.9.52', // RFC 6211
  signingCertificate: '1.2.840.113549.1.9.16.2.12', // RFC 2634 5.4
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47', // RFC 5035 3
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14', // RFC 3161 Appendix A
  adobeRevocation: '1.2.840.113583.1.1.8', // ISO 32000-2 12.8.3.3.2
} as const;

export const contentOid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  basicOcspResponse: '1.3.6.1.5.5.7.48.1.1',
  ocspInCms: '1.3.6.1.5.5.7.16.2', // RFC 5940
} as const;

/** Certificate and CRL extensions. RFC 5280 4.2 and 5.2. */
export const extensionOid = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  privateKeyUsagePeriod: '2.5.29.16',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  noRevocationAvailable: '2.5.29.56', // RFC 9608
  expiredCertificatesOnCrl: '2.5.29.60', // X.509 9.5.2.8
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5', // RFC 6960 4.2.2.2.1
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspArchiveCutoff: '1.3.6.1.5.5.7.48.1.6',
  shortTermAssured: '0.4.0.194121.2.1', // EN 319 412-1 5.2
} as const;

/** Extended key usages. */
export const usageOid = {
  any: '2.5.29.37.0',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  documentSigning: '1.3.6.1.5.5.7.3.36', // RFC 9336
  emailProtection: '1.3.6.1.5.5.7.3.4',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
  adobeDocumentSigning: '1.2.840.113583.1.1.5',
  microsoftDocumentSigning: '1.3.6.1.4.1.311.10.3.12',
} as const;

export const accessOid = {ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2'} as const;

export const nameOid = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  organisationIdentifier: '2.5.4.97',
  email: '1.2.840.113549.1.9.1',
  userId: '0.9.2342.19200300.100.1.1',
  domainComponent: '0.9.2342.19200300.100.1.25',
} as const;
