"""What the rest of the program asks of certificates."""

from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.calibration import Calibration, calibration
from desktop.documents.certificate.layouts import layout_ids
from desktop.documents.certificate.values import CertificateValues

__all__ = ["Calibration", "CertificateValues", "calibration", "layout_ids", "write_certificates"]
