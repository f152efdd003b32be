import * as x509 from '@peculiar/x509';
import type { TlsIdentity } from '../index.ts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** A certificate authority of a test's own. */
export class TestAuthority {
  readonly #keys: CryptoKeyPair;
  readonly #certificate: x509.X509Certificate;

  private constructor(keys: CryptoKeyPair, certificate: x509.X509Certificate) {
    this.#keys = keys;
    this.#certificate = certificate;
  }

  static async create(): Promise<TestAuthority> {
    const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=Test Authority',
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS),
      keys,
      extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
    });
    return new TestAuthority(keys, certificate);
  }

  /** What a client must believe. */
  get ca(): string {
    return this.#certificate.toString('pem');
  }

  /** An identity with these names, like `dns:carrier.test` or `ip:127.0.0.1`; `url:sip:carrier.test` is a URI. */
  async identityFor(...names: readonly `${'dns' | 'ip' | 'url'}:${string}`[]): Promise<TlsIdentity> {
    const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.create({
      subject: 'CN=nobody.test',
      issuer: this.#certificate.subject,
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS),
      signingKey: this.#keys.privateKey,
      publicKey: keys.publicKey,
      extensions: [new x509.SubjectAlternativeNameExtension(names.map(nameOf))],
    });
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
  }
}

function nameOf(name: `${'dns' | 'ip' | 'url'}:${string}`): x509.JsonGeneralName {
  const [, type, value = ''] = /^(dns|ip|url):(.*)$/.exec(name) ?? [];
  return type === 'ip' ? { type, value } : { type: type === 'dns' ? type : 'url', value };
}
