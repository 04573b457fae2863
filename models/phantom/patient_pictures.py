"""Draws the pictures of one patient: clean views, some of them degraded, or one of each kind."""

import numpy as np

from phantom.anatomy import Anatomy
from phantom.clinical_view import ClinicalView, clean_view
from phantom.degraded import DEGRADED_KINDS, degraded_views
from phantom.morphology import Morphology, draw_morphology
from phantom.patient import make_patient, vary_tissue
from phantom.patient_dataset import PatientPictures, patient_seed

MAX_BOWELS = 8
"""Bowels tried for a papilla: in some a fold stands where the lens would have to be."""


def patient_views(patient: int, size: int, images: int, degraded_share: float) -> PatientPictures:
    """`images` views of a patient, of which a share is degraded."""

    def draw(anatomy: Anatomy) -> list[ClinicalView]:
        return [_view(patient, number, anatomy, size, degraded_share) for number in range(images)]

    return _in_some_bowel(patient, draw)


def patient_fixtures(patient: int, size: int) -> PatientPictures:
    """A clean view of a patient and the same scene degraded once in each way."""

    def draw(anatomy: Anatomy) -> list[ClinicalView]:
        return degraded_views(np.random.default_rng([patient_seed(patient), 23]), anatomy, size)

    return _in_some_bowel(patient, draw)


def patient_morphology(patient: int) -> Morphology:
    """The papilla of a patient's number."""
    return draw_morphology(np.random.default_rng([patient_seed(patient), 21]))


def _view(patient: int, number: int, anatomy: Anatomy, size: int, degraded_share: float):
    rng = np.random.default_rng([patient_seed(patient), 22, number])
    varied = Anatomy(anatomy.surface, vary_tissue(rng, anatomy.tissue), (), anatomy.position)
    if rng.random() >= degraded_share:
        return clean_view(rng, varied, size)
    kind = str(rng.choice(DEGRADED_KINDS))
    return degraded_views(rng, varied, size, (kind,))[-1]


def _in_some_bowel(patient: int, draw) -> PatientPictures:
    """The pictures from the first bowel of the patient's that lets the papilla be seen."""
    morphology = patient_morphology(patient)
    for attempt in range(MAX_BOWELS):
        anatomy = make_patient(patient_seed(patient) + attempt * 1_000_000, morphology)
        try:
            return PatientPictures(morphology, draw(anatomy))
        except RuntimeError:
            continue
    raise RuntimeError(f"no bowel of patient {patient} shows the papilla from the front")
