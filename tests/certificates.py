"""Certificates of an office's own authority, as the administrator of its server makes them."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


class Authority:
    """One authority; its own certificate is what computers of the office are given."""

    def __init__(self, name: str) -> None:
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        made = self._begun(self._name, self._key.public_key(), days=365)
        basic = x509.BasicConstraints(ca=True, path_length=0)
        self.certificate = _pem(made.add_extension(basic, critical=True).sign(self._key, hashes.SHA256()))

    def certify(self, address: str, *, days: int = 365) -> tuple[bytes, bytes]:
        """Return certificate and key of a server at an address; `days` below 0: it has run out."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "database server")])
        reached = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
        made = self._begun(name, key.public_key(), days=days).add_extension(reached, critical=False)
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return _pem(made.sign(self._key, hashes.SHA256())), private

    def _begun(
        self, name: x509.Name, key: ec.EllipticCurvePublicKey, *, days: int
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=400))
            .not_valid_after(now + timedelta(days=days))
        )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)
