//! Records that nobody published: plainly invented projects, the same ones for the same seed.

#![allow(dead_code, missing_docs, reason = "each user needs a part of it")]

use std::fmt::Write as _;

use khuyencong::dataset::{
    Activity, Bilingual, Dataset, Figure, Funding, Indicator, Period, Record, TextField,
};

/// Random numbers that are the same everywhere (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// Id, Vietnamese and English name, and titles of projects: `{}` is a trade or product.
const ACTIVITIES: [(&str, &str, &str, &[&str]); 8] = [
    (
        "dao-tao-nghe",
        "Đào tạo nghề",
        "Vocational training",
        &[
            "Đào tạo nghề {} cho lao động nông thôn",
            "Truyền nghề {} cho hội viên phụ nữ",
            "Mở lớp dạy nghề {} gắn với giải quyết việc làm",
            "Bồi dưỡng tay nghề {} cho thợ trẻ",
        ],
    ),
    (
        "nang-cao-nang-luc",
        "Năng lực quản lý",
        "Management capacity",
        &[
            "Tập huấn khởi sự doanh nghiệp ngành {}",
            "Hội thảo nâng cao năng lực quản lý cơ sở {}",
        ],
    ),
    (
        "mo-hinh-trinh-dien",
        "Mô hình trình diễn",
        "Technical demonstration models",
        &[
            "Xây dựng mô hình trình diễn kỹ thuật sản xuất {}",
            "Mô hình thí điểm sản xuất sạch hơn trong {}",
        ],
    ),
    (
        "may-moc-thiet-bi",
        "Máy móc, công nghệ",
        "Machinery and technology transfer",
        &[
            "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất {}",
            "Đầu tư dây chuyền tự động cho xưởng {}",
            "Chuyển giao công nghệ mới trong {}",
            "Ứng dụng máy {} điều khiển số",
            "Thay thế lò đốt cũ tại xưởng {}",
        ],
    ),
    (
        "san-pham-tieu-bieu",
        "Sản phẩm tiêu biểu",
        "Typical rural industrial products",
        &[
            "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu ngành {}",
            "Đăng ký nhãn hiệu hàng hóa cho {}",
        ],
    ),
    (
        "thong-tin-tuyen-truyen",
        "Thông tin tuyên truyền",
        "Information and publicity",
        &[
            "Phóng sự truyền hình về nghề {}",
            "Hội chợ triển lãm giới thiệu {}",
        ],
    ),
    (
        "cum-cong-nghiep",
        "Cụm công nghiệp",
        "Industrial clusters and linkages",
        &[
            "Lập quy hoạch chi tiết cụm công nghiệp {}",
            "Liên kết các hộ {} thành cụm",
        ],
    ),
    (
        "noi-dung-khac",
        "Nội dung khác",
        "Other contents",
        &["Khảo sát nhu cầu hỗ trợ của các cơ sở {}"],
    ),
];

const TRADES: &[&str] = &[
    "may công nghiệp",
    "thêu ren",
    "mây tre đan",
    "dệt khăn",
    "dệt chiếu cói",
    "đan lưới",
    "chạm bạc",
    "mộc dân dụng",
    "mộc mỹ nghệ",
    "đúc đồng",
    "rèn nông cụ",
    "cơ khí chính xác",
    "sửa chữa ô tô",
    "gốm sứ",
    "gạch không nung",
    "đá mỹ nghệ",
    "chế biến gỗ",
    "chế biến thủy sản",
    "chế biến gạo",
    "bún khô",
    "bánh đa",
    "miến dong",
    "nước mắm",
    "chè xanh",
    "cà phê bột",
    "hạt điều",
    "tinh bột nghệ",
    "mật ong",
    "nấm ăn",
    "bánh cáy",
    "kẹo lạc",
    "tương bần",
    "rượu nếp",
    "nón lá",
    "chổi đót",
    "hương trầm",
    "giấy dó",
    "sơn mài",
    "khảm trai",
    "tranh thêu",
    "lụa tơ tằm",
    "giày da",
    "túi xách",
    "đồ chơi gỗ",
    "bao bì giấy",
    "nhựa gia dụng",
    "cửa nhôm kính",
    "thép kết cấu",
    "máy nông nghiệp",
    "đóng tàu nhỏ",
    "ván ép",
    "viên nén mùn cưa",
    "phân vi sinh",
    "dược liệu sấy",
    "trái cây sấy",
    "bột cá",
    "muối tinh",
    "rau muối chua",
    "đồ hộp",
    "bóng đèn",
    "dây điện",
    "linh kiện điện tử",
    "khuôn mẫu",
];

const KINDS: &[&str] = &[
    "Công ty TNHH",
    "Công ty TNHH",
    "Công ty cổ phần",
    "Công ty TNHH MTV",
    "Doanh nghiệp tư nhân",
    "Hợp tác xã",
    "Hộ kinh doanh",
    "Cơ sở sản xuất",
    "Cty TNHH",
    "CTCP",
    "DNTN",
    "HTX",
];

const LINES: &[&str] = &[
    "",
    "",
    "May",
    "Cơ khí",
    "Gỗ",
    "Dệt",
    "Gốm",
    "Nông sản",
    "Thực phẩm",
    "Nội thất",
    "Bao bì",
    "Vật liệu",
];

const FIRST: &[&str] = &[
    "Hưng",
    "Phát",
    "Thịnh",
    "Vượng",
    "Minh",
    "Tân",
    "Đại",
    "Phú",
    "Hoàng",
    "Kim",
    "Thành",
    "Quang",
    "Đức",
    "Việt",
    "Nam",
    "Bảo",
    "Ngọc",
    "Thiên",
    "Trường",
    "Hải",
    "Sơn",
    "Lâm",
    "Gia",
    "Phúc",
    "Tuấn",
    "Hồng",
    "Thanh",
    "Xuân",
    "Anh",
    "Long",
    "Khánh",
    "Duy",
    "Mạnh",
    "Nhật",
    "Trí",
    "Tiến",
    "Vinh",
    "Cường",
    "Toàn",
    "Lộc",
];

const LAST: &[&str] = &[
    "Phát", "Thịnh", "Long", "Châu", "Hà", "Khang", "An", "Sơn", "Lợi", "Đạt", "Tín", "Hòa",
    "Bình", "Giang", "Dương", "Mai", "Lan", "Nguyên", "Khôi", "Vũ", "Thái", "Cát", "Tường",
    "Nghĩa", "Hiệp", "Hương", "Yến", "Linh", "Tâm", "Quý", "Diệp", "Trang", "Nhung", "Oanh",
    "Đăng", "Kiên", "Thủy", "Hạnh", "Ninh", "Lương",
];

/// How syllables begin and end of which names are made up.
const ONSETS: &[&str] = &[
    "B", "C", "Ch", "D", "Đ", "G", "Gi", "H", "Kh", "L", "M", "N", "Ng", "Nh", "Ph", "R", "S", "T",
    "Th", "Tr", "V", "X",
];

const RHYMES: &[&str] = &[
    "ai", "ải", "am", "ám", "an", "ãn", "ang", "áng", "anh", "ạnh", "ao", "áo", "át", "ắc", "ăm",
    "ằng", "ân", "ậu", "ây", "ầy", "ó", "oa", "oài", "oan", "oàng", "oi", "om", "òn", "ong", "ôi",
    "ồi", "ôn", "ông", "ống", "ơ", "ời", "ơn", "u", "úa", "uân", "uế", "um", "ung", "ủng", "uôi",
    "uồn", "uông", "uốt", "ư", "ừa", "ưng", "ước", "ươi", "ương", "ưởng", "ướt", "ựu", "út", "ụy",
    "úy",
];

/// As many as there are in the country; each lies in one district.
const COMMUNES: usize = 10_000;

const ESTABLISHMENTS: usize = 200_000;

const PLACE_LAST: &[&str] = &[
    "Mơ", "Hoa", "Khê", "Lĩnh", "Điền", "Lạc", "Xá", "Động", "Trì", "Cầu", "Đình", "Giá", "Lâu",
    "Phố", "Rừng", "Sen", "Thụy", "Vực", "Yên", "Nội",
];

const DISTRICTS: &[&str] = &[
    "Đông Mơ",
    "Tây Khê",
    "Nam Sen",
    "Bắc Lĩnh",
    "Hưng Điền",
    "Vũ Lạc",
    "Quỳnh Động",
    "Tiền Vực",
    "Thái Mơ",
    "Kiến Hoa",
    "Phù Trì",
    "Thanh Cầu",
    "Lạc Sơn Hạ",
    "Đại Xá",
    "Cao Lâu",
    "Yên Rừng",
    "Gia Phố",
    "Mường Giá",
    "Trà Nội",
    "Ba Ghềnh",
    "Hòa Thụy",
    "Kim Đình",
];

const STATUSES: &[&str] = &[
    "Hoàn thành",
    "Hoàn thành",
    "Hoàn thành",
    "Đang thực hiện",
    "Dừng thực hiện",
    "Đã quyết toán",
];

/// A syllable that may be a name.
fn syllable(dice: &mut Dice) -> String {
    [dice.pick(ONSETS), dice.pick(RHYMES)].concat()
}

/// Who is supported: the same one more than once among many records.
struct Establishment {
    name: String,
    commune: String,
    district: &'static str,
}

impl Establishment {
    fn new(number: usize) -> Self {
        let mut dice = Dice::new(number as u64);
        let kind = dice.pick(KINDS);
        let line = dice.pick(LINES);
        let first = dice.pick(FIRST);
        let last = match dice.below(2) {
            0 => dice.pick(LAST).to_owned(),
            _ => syllable(&mut dice),
        };
        let commune = dice.below(COMMUNES);
        Self {
            name: [kind, line, first, &last].join(" ").replace("  ", " "),
            commune: commune_name(commune),
            district: DISTRICTS[commune % DISTRICTS.len()],
        }
    }
}

fn commune_name(number: usize) -> String {
    let mut dice = Dice::new(number as u64);
    format!("{} {}", syllable(&mut dice), dice.pick(PLACE_LAST))
}

/// An invented project; money is in million đồng.
#[derive(Clone, Debug)]
pub struct Project {
    pub id: String,
    pub title: String,
    pub year: u16,
    pub funding: Funding,
    pub activity: usize,
    pub establishment: String,
    pub commune: String,
    pub district: &'static str,
    pub total: usize,
    pub support: usize,
    pub counterpart: usize,
    pub trainees: usize,
    pub status: &'static str,
}

impl Project {
    fn new(number: usize, dice: &mut Dice) -> Self {
        let (activity, pattern) = loop {
            let activity = dice.below(ACTIVITIES.len());
            // Training and machinery are what most of the money goes to.
            if matches!(activity, 0 | 3) || dice.below(3) == 0 {
                break (activity, dice.pick(ACTIVITIES[activity].3));
            }
        };
        let Establishment {
            name: establishment,
            commune,
            district,
        } = Establishment::new(dice.below(ESTABLISHMENTS));
        let mut title = pattern.replace("{}", dice.pick(TRADES));
        match dice.below(4) {
            0 => write!(title, " trên địa bàn xã {commune}").unwrap_or(()),
            1 => write!(title, " và {}", dice.pick(TRADES)).unwrap_or(()),
            2 => write!(title, " phục vụ xuất khẩu đợt {}", 1 + dice.below(9)).unwrap_or(()),
            _ => (),
        }
        let year = 2008 + u16::try_from(dice.below(17)).unwrap_or(0);
        let funding = if dice.below(4) == 0 {
            Funding::National
        } else {
            Funding::Local
        };
        let support = 20 + 5 * dice.below(160);
        let counterpart = support + 10 * dice.below(300);
        Self {
            id: format!(
                "{}-{year}-{:06}",
                if funding == Funding::National {
                    "QG"
                } else {
                    "DP"
                },
                number + 1
            ),
            title,
            year,
            funding,
            activity,
            establishment,
            commune,
            district,
            total: support + counterpart,
            support,
            counterpart,
            trainees: if activity == 0 {
                15 + 5 * dice.below(30)
            } else {
                0
            },
            status: dice.pick(STATUSES),
        }
    }

    pub fn activity_id(&self) -> &'static str {
        ACTIVITIES[self.activity].0
    }

    pub fn activity_name(&self) -> &'static str {
        ACTIVITIES[self.activity].1
    }

    fn fill(&self, record: &mut Record) {
        record.clear();
        for (field, text) in [
            (TextField::Id, self.id.as_str()),
            (TextField::Title, &self.title),
            (TextField::Establishments, &self.establishment),
            (TextField::Commune, &self.commune),
            (TextField::District, self.district),
            (TextField::Status, self.status),
        ] {
            record.set(field, text);
        }
        record.funding = [self.funding].into_iter().collect();
        record.activity = u16::try_from(self.activity).ok();
        record.period = Some(Period::year(self.year));
        let million = |amount: usize| i64::try_from(amount).unwrap_or(0) * 1_000_000;
        record.figures.extend([
            Figure::exact(Indicator::TotalCost, million(self.total)),
            Figure::exact(Indicator::Support, million(self.support)),
            Figure::exact(Indicator::Counterpart, million(self.counterpart)),
        ]);
        if self.trainees > 0 {
            let trainees = i64::try_from(self.trainees).unwrap_or(0);
            record
                .figures
                .push(Figure::exact(Indicator::Trainees, trainees));
        }
    }

    /// A line of a CSV file.
    pub fn line(&self) -> String {
        let Self {
            id,
            title,
            year,
            establishment,
            commune,
            district,
            total,
            support,
            counterpart,
            status,
            ..
        } = self;
        let trainees = if self.trainees > 0 {
            self.trainees.to_string()
        } else {
            String::new()
        };
        let (funding, activity) = (self.funding.key(), self.activity_name());
        format!(
            "{id},{title},{year},{funding},\"{activity}\",{establishment},{commune},{district},{total},{support},{counterpart},{trainees},{status}"
        )
    }
}

/// The header of the CSV file.
pub const HEADER: &str = "Mã đề án,Tên đề án,Năm,Nguồn kinh phí,Hoạt động,Đơn vị thụ hưởng,Xã,Huyện,Tổng kinh phí (triệu đồng),Kinh phí hỗ trợ (triệu đồng),Đối ứng (triệu đồng),Số lao động đào tạo (người),Trạng thái";

/// Invented projects, one by one.
pub fn projects(count: usize, seed: u64) -> impl Iterator<Item = Project> {
    let mut dice = Dice::new(seed);
    (0..count).map(move |number| Project::new(number, &mut dice))
}

/// A dataset without records, with the activities of the projects.
pub fn empty_dataset() -> Dataset {
    let mut dataset = Dataset::default();
    for (id, vi, en, _) in ACTIVITIES {
        let name = Bilingual {
            vi: vi.into(),
            en: en.into(),
        };
        dataset.add_activity(Activity {
            id: id.into(),
            short: name.clone(),
            name,
        });
    }
    dataset
}

/// A dataset of invented projects.
pub fn dataset(count: usize, seed: u64) -> Dataset {
    filled(count, seed, |_, _| ())
}

/// The same projects, each with a note in which there are numbers that few or no others have.
pub fn coded_dataset(count: usize, seed: u64) -> Dataset {
    filled(count, seed, |number, record| {
        let (lot, contract, batch) = (
            10_000_000 + number,
            100 + number % 900,
            20_000 + number % 50,
        );
        let note = format!("Lô {lot} nghiệm thu theo hợp đồng {contract}HD-{batch}");
        record.set(TextField::Note, &note);
    })
}

fn filled(count: usize, seed: u64, more: impl Fn(usize, &mut Record)) -> Dataset {
    let mut dataset = empty_dataset();
    let mut record = Record::default();
    for (number, project) in projects(count, seed).enumerate() {
        project.fill(&mut record);
        more(number, &mut record);
        dataset.push(&record);
    }
    dataset
}
