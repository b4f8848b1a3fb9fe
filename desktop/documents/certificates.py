"""What the rest of the program asks of certificates."""

from desktop.documents.batch import write_certificates
from desktop.documents.calibration import Calibration, calibration
from desktop.documents.certificate_values import CertificateValues
from desktop.documents.layouts import layout_ids

__all__ = ["Calibration", "CertificateValues", "calibration", "layout_ids", "write_certificates"]
