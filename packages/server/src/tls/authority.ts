import { randomBytes, X509Certificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate as Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { nameConstraints } from './name-constraints.ts';
import { PRIVATE_NETWORKS } from '../net/private-networks.ts';

/** A certificate and its key in PEM. */
export type PemPair = { readonly cert: string; readonly key: string };

/** Whom a certificate is for. */
export type Subject = {
  readonly name: string;
  /** IP addresses. */
  readonly addresses: readonly string[];
  readonly hosts: readonly string[];
  readonly from: Date;
  readonly until: Date;
};

/** Names of machines in a private network, beside addresses: multicast DNS (RFC 6762) and the machine itself. */
const PRIVATE_DOMAINS: readonly string[] = ['local', 'localhost'];

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const NAME_CONSTRAINTS = '2.5.29.30';

/**
 * A certificate authority that can vouch for private networks only: a phone that trusts it stays safe from whoever gets
 * hold of its key anywhere else.
 */
export async function makeAuthority({ name, from, until }: Pick<Subject, 'name' | 'from' | 'until'>): Promise<PemPair> {
  const { publicKey, privateKey } = await makeKeys();
  const certificate = await X509CertificateGenerator.create({
    ...contentOf({ name, from, until }),
    issuer: commonName(name),
    publicKey,
    signingKey: privateKey,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new Extension(NAME_CONSTRAINTS, true, nameConstraints({ networks: PRIVATE_NETWORKS, domains: PRIVATE_DOMAINS })),
      await SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return pemOf(certificate, privateKey);
}

/** A server's certificate from the authority. */
export async function issueCertificate(authority: PemPair, subject: Subject): Promise<PemPair> {
  const issuer = new Certificate(authority.cert);
  const { publicKey, privateKey } = await makeKeys();
  const certificate = await X509CertificateGenerator.create({
    ...contentOf(subject),
    issuer: issuer.subject,
    publicKey,
    signingKey: await readKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...subject.addresses.map((value) => ({ type: 'ip', value }) as const),
        ...subject.hosts.map((value) => ({ type: 'dns', value }) as const),
      ]),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return pemOf(certificate, privateKey);
}

/** Whether the certificate is from the authority, for the subject, and valid until `until` at least. */
export function isFor(
  cert: string,
  authority: PemPair,
  subject: Pick<Subject, 'addresses' | 'hosts' | 'until'>,
): boolean {
  const certificate = new X509Certificate(cert);
  return (
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    new Date(certificate.validTo) >= subject.until &&
    subject.addresses.every((address) => certificate.checkIP(address) !== undefined) &&
    subject.hosts.every((host) => certificate.checkHost(host) !== undefined)
  );
}

function contentOf({ name, from, until }: Pick<Subject, 'name' | 'from' | 'until'>) {
  // RFC 5280 §4.1.2.2: positive, at most 20 octets.
  const serial = Buffer.concat([Buffer.of(0x01), randomBytes(15)]);
  return {
    serialNumber: serial.toString('hex'),
    subject: commonName(name),
    notBefore: from,
    notAfter: until,
    signingAlgorithm: ECDSA,
  };
}

function commonName(name: string) {
  return [{ CN: [name] }];
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
}

function readKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), ECDSA, false, ['sign']);
}

async function pemOf(certificate: Certificate, key: CryptoKey): Promise<PemPair> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key);
  return { cert: `${certificate.toString('pem')}\n`, key: `${PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n` };
}
