"""The words of the leg figures: where each label stands and what it points to (view, then centimeters)."""

from collections.abc import Sequence
from dataclasses import dataclass

from .curves import Point

FRONT, BACK, SIDE, TOP, SOLE = (
    "From the front",
    "From behind",
    "Outer side",
    "Top of the foot",
    "Sole",
)
HEADINGS: Sequence[tuple[str, float, float]] = (
    (FRONT, 118, 82),
    (BACK, 286, 82),
    (SIDE, 82, 554),
    (TOP, 246, 554),
    (SOLE, 246, 766),
)


@dataclass(frozen=True)
class Label:
    """Words at a place on the page, with a line from each of `starts` to a point of a view."""

    x: float
    y: float
    words: Sequence[str] = ()
    anchor: str = "start"
    targets: Sequence[tuple[Point, str, Point]] = ()  # where the line starts, view, where it ends
    area: str = ""  # the skin area whose roots stand before the words


NERVES: Sequence[Label] = (
    Label(8, 112, ("Ilioinguinal", "and genito-", "femoral"), targets=[((66, 136), FRONT, (12.2, 10.2))]),
    Label(8, 196, ("Lateral", "femoral", "cutaneous"), targets=[((78, 214), FRONT, (15.2, 30))]),
    Label(8, 272, ("Femoral",), targets=[((66, 268), FRONT, (8.6, 42))]),
    Label(8, 334, ("Lateral sural", "cutaneous"), targets=[((84, 350), FRONT, (11.5, 64))]),
    Label(8, 398, ("Superficial", "fibular"), targets=[((80, 402), FRONT, (10, 79))]),
    Label(8, 484, ("Sural",), targets=[((46, 480), FRONT, (12.5, 94.5))]),
    Label(203, 108, ("Pudendal",), "middle", [((216, 112), BACK, (1.2, 15.5))]),
    Label(
        203, 216, ("Obturator",), "middle", [((180, 221), FRONT, (2.8, 33)), ((226, 221), BACK, (2.8, 33))]
    ),
    Label(
        203, 362, ("Saphenous",), "middle", [((180, 367), FRONT, (5.5, 70)), ((226, 367), BACK, (4.6, 70))]
    ),
    Label(162, 440, ("Superficial", "fibular"), targets=[((166, 458), FRONT, (7.5, 92.5))]),
    Label(162, 500, ("Deep", "fibular"), targets=[((160, 496), FRONT, (6.75, 96.2))]),
    Label(
        318,
        116,
        ("Dorsal rami", "and", "posterior", "femoral", "cutaneous"),
        targets=[((314, 126), BACK, (10, 11))],
    ),
    Label(318, 232, ("Posterior", "femoral", "cutaneous"), targets=[((314, 242), BACK, (9, 36))]),
    Label(310, 330, ("Lateral sural", "cutaneous"), targets=[((307, 336), BACK, (13.2, 61))]),
    Label(310, 384, ("Medial sural", "cutaneous,", "sural"), targets=[((306, 390), BACK, (8.6, 73))]),
    Label(310, 470, ("Sural",), targets=[((306, 468), BACK, (11.6, 95))]),
    Label(310, 500, ("Medial", "calcaneal"), targets=[((306, 498), BACK, (7.5, 96.5))]),
    Label(124, 656, ("Lateral", "femoral", "cutaneous"), targets=[((120, 666), SIDE, (1.5, 27))]),
    Label(124, 738, ("Femoral",), targets=[((120, 734), SIDE, (6.2, 42))]),
    Label(112, 812, ("Lateral sural", "cutaneous"), targets=[((108, 818), SIDE, (1.5, 63))]),
    Label(
        112,
        872,
        ("Superficial", "fibular"),
        targets=[((108, 878), SIDE, (1.2, 80)), ((118, 890), SIDE, (11, 95))],
    ),
    Label(72, 994, ("Sural",), targets=[((88, 983), SIDE, (5, 97.8))]),
    Label(292, 590, ("Deep fibular",), targets=[((289, 586), TOP, (-1.5, 4.8))]),
    Label(292, 632, ("Superficial", "fibular"), targets=[((289, 636), TOP, (0.6, 9.5))]),
    Label(292, 688, ("Sural",), targets=[((289, 684), TOP, (3.1, 15.6))]),
    Label(214, 740, ("Saphenous",), targets=[((232, 729), TOP, (-2.9, 18.6))]),
    Label(292, 830, ("Medial plantar",), targets=[((289, 826), SOLE, (2.2, 8))]),
    Label(292, 890, ("Lateral plantar",), targets=[((289, 886), SOLE, (-2.2, 13.5))]),
    Label(292, 950, ("Medial", "calcaneal"), targets=[((289, 946), SOLE, (0, 23))]),
)

ROOTS: Sequence[Label] = (
    Label(8, 110, ("groin",), targets=[((66, 114), FRONT, (12.2, 10.2))], area="groin"),
    Label(8, 202, ("outer thigh",), targets=[((64, 204), FRONT, (15.2, 30))], area="lateral_thigh"),
    Label(8, 268, ("front of", "the thigh"), targets=[((64, 266), FRONT, (8.6, 42))], area="anterior_thigh"),
    Label(8, 356, ("outer leg",), targets=[((38, 353), FRONT, (11.5, 66))], area="lateral_leg"),
    Label(
        8,
        462,
        ("outer border", "of the foot"),
        targets=[((38, 460), FRONT, (12.5, 93.5))],
        area="lateral_foot",
    ),
    Label(203, 176, ("around", "the anus"), "middle", [((216, 160), BACK, (1.2, 15.5))], "perianal"),
    Label(
        203,
        248,
        ("inner thigh",),
        "middle",
        [((172, 246), FRONT, (2.8, 36)), ((234, 246), BACK, (2.8, 36))],
        "medial_thigh",
    ),
    Label(
        203,
        362,
        ("inner shin",),
        "middle",
        [((186, 360), FRONT, (5.5, 68)), ((220, 360), BACK, (4.6, 68))],
        "medial_leg",
    ),
    Label(172, 452, ("top of", "the foot"), targets=[((168, 452), FRONT, (7.5, 92.5))], area="dorsal_foot"),
    Label(330, 132, ("buttock",), targets=[((326, 130), BACK, (10, 11))], area="buttock"),
    Label(326, 236, ("back of", "the thigh"), targets=[((322, 236), BACK, (9, 36))], area="posterior_thigh"),
    Label(316, 366, ("back of", "the calf"), targets=[((312, 370), BACK, (8.6, 73))], area="posterior_calf"),
    Label(310, 486, ("heel",), targets=[((306, 484), BACK, (7.5, 96))], area="heel"),
    Label(124, 656, ("outer thigh",), targets=[((120, 658), SIDE, (1.5, 27))], area="lateral_thigh"),
    Label(118, 802, ("outer leg",), targets=[((114, 802), SIDE, (1.5, 63))], area="lateral_leg"),
    Label(122, 880, ("top of", "the foot"), targets=[((118, 882), SIDE, (9, 94))], area="dorsal_foot"),
    Label(150, 990, targets=[((146, 984), SIDE, (9, 98.2))], area="lateral_foot"),
    Label(296, 588, ("first web",), targets=[((292, 584), TOP, (-1.5, 4.8))], area="first_web_space"),
    Label(296, 638, ("top of the foot",), targets=[((292, 634), TOP, (0.6, 9.5))], area="dorsal_foot"),
    Label(296, 688, ("outer border",), targets=[((292, 686), TOP, (3.1, 15.6))], area="lateral_foot"),
    Label(156, 710, ("inner", "ankle"), targets=[((184, 710), TOP, (-2.9, 18.6))], area="medial_leg"),
    Label(296, 826, ("inner sole",), targets=[((292, 822), SOLE, (2.2, 8))], area="medial_sole"),
    Label(296, 886, ("outer sole",), targets=[((292, 884), SOLE, (-2.2, 13.5))], area="lateral_sole"),
    Label(296, 948, ("heel",), targets=[((292, 944), SOLE, (0, 23))], area="heel"),
)
