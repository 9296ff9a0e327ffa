import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/**
 * What PDFBox and BouncyCastle say of files' signatures, in the order of their places in each file. Arguments: root in PEM, then a PDF
 * and its password for each file. One line a signature: verified, ess, trusted, whole, timestamp (true, false, none), format, and what
 * was thrown; "end" after each file, with what was thrown if it could not be read.
 */
public class Check {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  public static void main(String[] args) throws Exception {
    X509Certificate root;
    try (FileInputStream in = new FileInputStream(args[0])) {
      root = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
    for (int i = 1; i + 1 < args.length; i += 2) {
      byte[] file = Files.readAllBytes(Path.of(args[i]));
      try (PDDocument document = PDDocument.load(file, args[i + 1])) {
        List<PDSignature> signatures = new ArrayList<>(document.getSignatureDictionaries());
        signatures.sort(Comparator.comparingInt(each -> each.getByteRange()[1]));
        for (PDSignature each : signatures) System.out.println(line(each, file, root));
        System.out.println("end");
      } catch (Exception error) {
        System.out.println("end\t" + error.toString().replaceAll("\\s+", " "));
      }
    }
  }

  private static String line(PDSignature signature, byte[] file, X509Certificate root) {
    int[] range = signature.getByteRange();
    boolean isWhole = range[0] == 0 && range[2] + range[3] == file.length;
    try {
      byte[] content = signature.getSignedContent(file);
      byte[] value = signature.getContents(file);
      boolean isTimestamp = "ETSI.RFC3161".equals(signature.getSubFilter());
      CMSSignedData cms = isTimestamp ? new CMSSignedData(new ByteArrayInputStream(value))
          : new CMSSignedData(new CMSProcessableByteArray(content), new ByteArrayInputStream(value));
      SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
      X509CertificateHolder own = certificateOf(cms, signer);
      boolean isVerified = cms.getSignerInfos().size() == 1
          && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(own));
      if (isTimestamp) isVerified &= covers(new TimeStampToken(cms), content);
      return String.join("\t", "" + isVerified, "" + isNamed(signer, own), "" + isTrusted(cms, own, root), "" + isWhole,
          timestamp(signer), signature.getSubFilter());
    } catch (Exception error) {
      return String.join("\t", "false", "false", "false", "" + isWhole, "none", signature.getSubFilter(), error.toString().replaceAll("\\s+", " "));
    }
  }

  @SuppressWarnings("unchecked")
  private static X509CertificateHolder certificateOf(CMSSignedData cms, SignerInformation signer) {
    @SuppressWarnings("unchecked")
    Store<X509CertificateHolder> store = cms.getCertificates();
    return (X509CertificateHolder) store.getMatches(signer.getSID()).iterator().next();
  }

  /** RFC 5035: the signed attribute names the certificate that verified. */
  private static boolean isNamed(SignerInformation signer, X509CertificateHolder own) throws Exception {
    AttributeTable attributes = signer.getSignedAttributes();
    Attribute attribute = attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) return false;
    ESSCertIDv2 id = SigningCertificateV2.getInstance(attribute.getAttributeValues()[0]).getCerts()[0];
    MessageDigest digest = MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId(), PROVIDER);
    return Arrays.equals(digest.digest(own.getEncoded()), id.getCertHash());
  }

  @SuppressWarnings("unchecked")
  private static boolean isTrusted(CMSSignedData cms, X509CertificateHolder own, X509Certificate root) {
    try {
      List<X509Certificate> known = new ArrayList<>();
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter().setProvider(PROVIDER);
      for (X509CertificateHolder each : cms.getCertificates().getMatches(null)) known.add(converter.getCertificate(each));
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(converter.getCertificate(own));
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (Exception error) {
      return false;
    }
  }

  /** RFC 3161 in an unsigned attribute: its own signature, and its imprint over the signature's value. */
  private static String timestamp(SignerInformation signer) throws Exception {
    AttributeTable attributes = signer.getUnsignedAttributes();
    Attribute attribute = attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (attribute == null) return "none";
    ASN1Primitive value = attribute.getAttributeValues()[0].toASN1Primitive();
    CMSSignedData cms = new CMSSignedData(value.getEncoded());
    TimeStampToken token = new TimeStampToken(cms);
    SignerInformation authority = cms.getSignerInfos().getSigners().iterator().next();
    token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(certificateOf(cms, authority)));
    return "" + covers(token, signer.getSignature());
  }

  private static boolean covers(TimeStampToken token, byte[] data) throws Exception {
    String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
    return Arrays.equals(MessageDigest.getInstance(algorithm, PROVIDER).digest(data), token.getTimeStampInfo().getMessageImprintDigest());
  }
}
