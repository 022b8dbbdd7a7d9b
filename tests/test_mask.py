"""Hiding personal data (脱敏): labelled cases of what is hidden, what stays, and the promises."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mask import TOKENS, Kind, clean, mask

HIDDEN: dict[str, list[tuple[str, str]]] = {
    Kind.ID_NUMBER: [
        ("我身份证310109199001011234能查积分吗", "我身份证¤能查积分吗"),
        ("31010919900101123X的居住证", "¤的居住证"),
        ("31010919900101123x", "¤"),
        ("11010519491231002X", "¤"),
        ("310109 19900101 1234", "¤"),
        ("310109-1990-0101-1234", "¤"),
        ("3101 0919 9001 0112 34", "¤"),
        ("３１０１０９１９９００１０１１２３４", "¤"),
        ("310109\u200b1990\u200b0101\u200b1234", "¤"),
        ("老身份证310109550101123还能用吗", "老身份证¤还能用吗"),
        ("身份證號碼：310109199001011234", "身份證號碼：¤"),
        ("身份证号是31010919900101123，少打了一位", "身份证号是¤，少打了一位"),
        ("外国人永久居留911840198001010012", "外国人永久居留¤"),
        ("香港居民居住证810000199408230021", "香港居民居住证¤"),
        ("三一〇一〇九一九九〇〇一〇一一二三四", "¤"),
        ("香港身份證A123456(7)", "香港身份證¤"),
        ("my ID number is 310109199001011234.", "my ID number is ¤."),
        ("https://x.gov.cn/q?id=310109199001011234", "https://x.gov.cn/q?id=¤"),
    ],
    Kind.PHONE: [
        ("13812345678", "¤"),
        ("打13812345678找我", "打¤找我"),
        ("手机138 1234 5678", "手机¤"),
        ("138-1234-5678，下午在家", "¤，下午在家"),
        ("138.1234.5678", "¤"),
        ("138——1234——5678", "¤"),
        ("+86 138 1234 5678", "¤"),
        ("+8613812345678", "¤"),
        ("（+86）13812345678", "¤"),
        ("0086-13812345678", "¤"),
        ("8613812345678", "¤"),
        ("013812345678", "¤"),
        ("１３８１２３４５６７８", "¤"),
        ("1 3 8 1 2 3 4 5 6 7 8", "¤"),
        ("1\u200d3\u200d8\u200d12345678", "¤"),
        ("①③⑧13812345678", "①③⑧¤"),
        ("幺三八一二三四五六七八", "¤"),
        ("我号码一三八一二三四五六七八", "我号码¤"),
        ("一三八，一二三四，五六七八", "¤"),
        ("138一二三四5678", "¤"),
        ("壹叁捌壹贰叁肆伍陆柒捌", "¤"),
        ("021-65123456", "¤"),
        ("(021)65123456转801", "¤"),
        ("０２１－６５１２３４５６", "¤"),
        ("021 6512 3456", "¤"),
        ("02165123456", "¤"),
        ("0512-65123456", "¤"),
        ("+86 21 6512 3456", "¤"),
        ("0086-21-65123456", "¤"),
        ("我电话65123456", "我电话¤"),
        ("家里座机是6512 3456", "家里座机是¤"),
        ("65123456是我家电话", "¤是我家电话"),
        ("電話：65123456，麻煩回電", "電話：¤，麻煩回電"),
        ("电话1381234567少了一位", "电话¤少了一位"),
        ("tel: 6512-3456", "tel: ¤"),
        ("call me at 13812345678", "call me at ¤"),
        ("+852 9123 4567", "¤"),
        ("+1 (415) 555-0100", "¤"),
        ("微信同号13912345678", "微信同号¤"),
        ("1.13812345678 2.13912345678", "1.¤ 2.¤"),
    ],
    Kind.BANK_CARD: [
        ("卡号6222021234567890123", "卡号¤"),
        ("6222 0212 3456 7890 123", "¤"),
        ("6222-0212-3456-7890-123", "¤"),
        ("4111111111111111", "¤"),
        ("4111 1111 1111 1111", "¤"),
        ("3782 822463 10005", "¤"),
        ("621700 1234567890123是我工资卡", "¤是我工资卡"),
        ("社保卡号1234567890123456", "社保卡号¤"),
        ("９５５８８０１２３４５６７８９０１２３", "¤"),
        ("12345678901234567890123", "¤"),
    ],
    Kind.PLATE: [
        ("沪A12345停在门口", "¤停在门口"),
        ("沪A·12345", "¤"),
        ("沪 a 12345", "¤"),
        ("滬A12345", "¤"),
        ("新能源车沪AD12345", "新能源车¤"),
        ("沪D12345F大巴", "¤大巴"),
        ("沪A1234警", "¤"),
        ("沪B1234学", "¤"),
        ("沪D1234挂", "¤"),
        ("粤Z1234港", "¤"),
        ("粵Z·1234澳", "¤"),
        ("沪ＡＢ１２３４", "¤"),
    ],
    Kind.PASSPORT: [
        ("护照E12345678", "护照¤"),
        ("护照号码：EA1234567", "护照号码：¤"),
        ("G12345678", "¤"),
        ("P12345678到期了", "¤到期了"),
        ("港澳通行证C12345678", "港澳通行证¤"),
        ("CA1234567续签", "¤续签"),
        ("回乡证H1234567890", "回乡证¤"),
        ("M12345678", "¤"),
        ("台胞证号12345678", "台胞证号¤"),
        ("A123456(7)", "¤"),
        ("passport no. X1234567", "passport no. ¤"),
    ],
    Kind.EMAIL: [
        ("发到zhang.san+1@qq.com好吗", "发到¤好吗"),
        ("Ｚhang＠qq．com", "¤"),
        ("a@b.com.cn", "¤"),
    ],
}
CASES = [(kind, text, rest) for kind, cases in HIDDEN.items() for text, rest in cases]

PUBLIC = [
    "12345",
    "拨打12345、110、119、120、12356、12110都可以吗",
    "962121和962200是什么电话",
    "电话962121",
    "12345热线电话是多少",
    "打电话12345 962121都没人接",
    "热线021-12345打得通吗",
    "客服电话4008201234",
    "95588是哪家银行",
    "受理860件，答复343590种",
    "虹府发〔2017〕10号",
    "沪府规〔2020〕1号第三十三条",
    "（2019）沪0109行初123号",
    "2019-10-12到2019-11-13",
    "2019/10/12 09:00",
    "20261122",
    "电话里说20261122之前办好",
    "2016 2017 2018 2019年的年报",
    "2016-2017-2018-2019",
    "邮编200080",
    "4197户",
    "1,284,000元",
    "一共13812345678元",
    "二〇一九年三月十三日",
    "一、二、三、四、五、六、七、八、九、十、十一",
    "壹万叁仟伍佰元整",
    "受理编号2026112200001234什么时候答复",
    "工单号：HK20261122000012345",
    "申请号SQ20261122001",
    "统一社会信用代码91310109MA1G55XX7T",
    "https://www.shhk.gov.cn/art/2019/3/13/art_63_13812345678.html",
    "www.shanghai.gov.cn/nw12344/20200813/0001-12344_59999.html。",
    "foi@hongkou.gov.cn",
    "新GB18030标准",
    "沪ICP备05012345号",
    "沪G60高速，沪A字头",
    "G1234次火车、地铁4号线转10号线",
    "121.4891，31.2646",
    "早上9点到下午5点半，周一至周五 9:00-11:30 13:30-17:00",
    "四川北路1856号3楼302室",
    "居住证积分120分，社保120个月",
    "护照2019年办的",
    "身份证20191231到期",
    "三分之二以上，人数占比三分之二",
    "第138号提案 2019 1012",
    "身份证号码在哪里查，手机号怎么改",
    "",
]


@pytest.mark.parametrize(("kind", "text", "rest"), CASES, ids=[case[1] for case in CASES])
def test_a_personal_number_is_hidden_and_nothing_else(kind: Kind, text: str, rest: str) -> None:
    masked = mask(text)
    assert masked.text == rest.replace("¤", TOKENS[kind])
    assert masked.kinds == (kind,)


@pytest.mark.parametrize("text", PUBLIC)
def test_what_belongs_to_the_public_stays(text: str) -> None:
    masked = mask(text)
    assert masked.text == text
    assert masked.kinds == ()


def test_a_number_behind_an_extension_is_hidden_as_well() -> None:
    token = TOKENS[Kind.PHONE]
    assert mask("021-65123456-1381 234 5678").text == f"{token}-{token}"
    assert mask("13812345678E12345678").text == token + TOKENS[Kind.PASSPORT]


def test_kinds_are_told_once_in_the_order_of_their_appearance() -> None:
    masked = mask("沪A12345的车主13812345678，另一部沪B54321，身份证310109199001011234")
    assert masked.kinds == (Kind.PLATE, Kind.PHONE, Kind.ID_NUMBER)
    assert not any(character.isdigit() for character in masked.text)


def test_a_whole_message_keeps_its_sense() -> None:
    masked = mask("我叫张三，电话138-1234-5678，\n2019年9月在虹府发〔2017〕10号里查到860件。")
    assert masked.text == (
        "我叫张三，电话〔电话号码已隐去〕，\n2019年9月在虹府发〔2017〕10号里查到860件。"
    )


PIECES = st.sampled_from(
    [
        *("13812345678", "138 1234", "5678", "310109199001011234", "19900101", "123X", "X"),
        *("021", "65123456", "6222021234567890", "沪A", "12345", "E12345678", "a@b.com", "@"),
        *(
            "电话",
            "身份证",
            "号",
            "编号",
            "我",
            "是我电话",
            "元",
            "转801",
            "一三八",
            "幺",
            "gov.cn",
        ),
        *(" ", "-", ".", ",", "、", "(", ")", "+", "\u200b", "\ufe0f", "/", "\n", "1", "8", "〔"),
        *TOKENS.values(),
    ]
)
MESSAGES = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)


@given(MESSAGES)
def test_hiding_twice_hides_nothing_more(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text


@given(
    prefix=st.sampled_from(["", "你好，", "a", "第一", "+86", "2019年", "，"]),
    prefix_of_number=st.sampled_from(["13", "15", "18", "19"]),
    rest=st.text(alphabet="0123456789", min_size=9, max_size=9),
    suffix=st.sampled_from(["", "。", "b", "人", " 200元", "谢谢"]),
)
def test_no_mobile_number_passes(
    prefix: str, prefix_of_number: str, rest: str, suffix: str
) -> None:
    number = prefix_of_number + rest
    assert number not in mask(prefix + number + suffix).text


@given(MESSAGES)
def test_whatever_holds_no_number_stays_as_typed(text: str) -> None:
    plain = "".join(c for c in text if not c.isnumeric() and c not in "幺@" and c != "〔")
    if not any(unicodedata.category(c)[0] == "N" for c in plain):
        assert mask(plain).text == plain


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "1 ", "13812345678 ", "138-", "a.", "a@", "@", "a@b.", "沪A", "一三八", "E1"),
        *("gov.cn", "a.gov.cn/", "电话", "身份证号", "(", "+", "1.1-", "\u200b", "4111 ", "号码:"),
    ],
)
def test_a_hundred_thousand_characters_are_read_in_one_pass(unit: str) -> None:
    """Linear by construction; the generous bound only catches a pattern gone quadratic."""
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    mask(text)
    clean(text, 2_000)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  你好\t吗 \r\n", "你好 吗"),
        ("你\u202e好\u2066\u200b\x00\x1b", "你好"),
        ("一\n\n\n\n\n二", "一\n\n\n二"),
        ("一\n\n二\u2028三\r四", "一\n\n二\n三\n四"),
        ("e\u0301", "é"),
        ("\ud800坏的\ufffe\ufdd0", "坏的"),
    ],
)
def test_invisible_characters_go_and_line_breaks_stay(text: str, cleaned: str) -> None:
    assert clean(text, 100).text == cleaned


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("开放日", True),
        ("1", True),
        ("①", True),
        ("", False),
        ("？？！", False),
        ("\u200b\u202e\u3164", False),
        ("🙂", False),
        (" \n\t ", False),
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(text: str, readable: bool) -> None:
    assert clean(text, 100).readable is readable


def test_a_message_too_long_is_cut_and_said_to_be_too_long() -> None:
    cut = clean("问" * 101, 100)
    assert (len(cut.text), cut.too_long) == (100, True)
    assert clean("问" * 100 + "\u200b\n", 100).too_long is False


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text, 1_000).text
    assert clean(once, 1_000).text == once
    once.encode("utf-8")


def test_a_pile_of_marks_and_a_book_are_cut_short() -> None:
    piled = clean("啊" + "\u0301\u0316" * 200_000, 4000)
    assert piled.too_long
    assert len(piled.text) <= 10
    assert clean("字" * 1_000_000, 4000).too_long
