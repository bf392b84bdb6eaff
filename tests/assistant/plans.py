"""Short names of the five plans for the tests of the assistant."""

KHANH_HOA = "khanh-hoa-2022-ke-hoach-chi-thi-33"
LAM_DONG = "lam-dong-2021-ke-hoach-quy-che-456"
HAI_DUONG = "hai-duong-ban-dan-van-ke-hoach-hanh-dong"
NINH_THUAN = "ninh-thuan-2022-phong-trao-dan-van-kheo"
KIEN_GIANG = "kien-giang-2024-ke-hoach-chi-thi-33"
