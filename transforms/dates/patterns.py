"""How calendar expressions look in folded text: one pattern a kind of expression.

The words and shapes belong here, with the look-arounds that keep names and figures out. What a match
means, given the article's day, belongs to `resolve`.
"""

import re

from transforms.dates.holidays import HOLIDAY

_ZERO = "零〇○O0"
_HAN_DIGITS = "一二三四五六七八九"
YEAR_NUMBER = rf"(?:1[0-9]\d\d|20\d\d|21\d\d|[一二][{_HAN_DIGITS}{_ZERO}]{{3}})"
MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN_DIGITS}]|元)"
DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|廿[{_HAN_DIGITS}]?|二?十[{_HAN_DIGITS}]?|[{_HAN_DIGITS}])"
COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4}|半|几十?|数十?|多)"
TO = r"(?:至|到|—{1,2}|-|–|~|～|－|─{1,2})"

# 2000年前, 3000年的历史 are durations; 2008年奥运会 is a name (settled in the contract).
_NOT_A_YEAR = (
    r"(?!(?<=00年)(?:前|之前|以上|左右))(?!的?历史|之久|老)"
    r"(?!(?:北京|伦敦|悉尼|雅典|东京|里约|巴黎|夏季|冬季|上海|广州|杭州)?"
    r"(?:残|冬|青)?(?:奥运|奥会|亚运|亚残运|世博|世界杯|全运会|欧洲杯|大运会|世园))"
)
_NO_DIGIT_BEFORE = rf"(?<![\d{_HAN_DIGITS}{_ZERO}十百])"
# 97年, ’98年 are years before a month or after an apostrophe only; 81年 alone lasts 81 years.
_YEAR = "|".join(
    (
        rf"(?:公元|西元)?(?P<y4>(?<!\d)(?<!\d[.,]){YEAR_NUMBER}) ?年 ?度?{_NOT_A_YEAR}",
        rf"民国(?P<minguo>\d{{1,3}}|[{_HAN_DIGITS}{_ZERO}十百]{{1,5}})年",
        r"(?<=['’‘])(?P<y2>\d\d)年",
        rf"{_NO_DIGIT_BEFORE}(?P<y2m>[4-9]\d|[四五六七八九][{_HAN_DIGITS}{_ZERO}])年(?={MONTH_NUMBER}月)",
        r"(?P<yrel>大前年|今年度?|去年|前年|明年|后年|本年度?|上年(?!度|纪|末?水平|同)|上年度|次年|翌年|同年)",
    )
)
_NO_MONTH_WORD = "(?!饼|球|亮|刊|子弹|薪|嫂|台|坛|牙|季|租|息|票)"
_MONTH = (
    rf"(?:(?<![\d.第个{_HAN_DIGITS}])(?P<m>{MONTH_NUMBER}) ?月 ?{_NO_MONTH_WORD}份?"
    r"|(?P<mrel>本月|上个?月|下个?月|这个月|当月(?=\d))份?)"
)
_DAY = rf"(?P<d>{DAY_NUMBER}) ?[日号](?!线|楼|院|令|文件)"
_PART = r"(?P<part>[上中下]旬|月?底|月?末|月?初|中旬)"
_MONTH_DAY = rf"{_MONTH}(?:{_DAY}|{_PART})?"
_QUARTER = r"(?:第?(?P<q>[一二三四1-4])季度(?!”)|(?P<q1>首季度?)|前(?P<qn>[二两三23])个?季度)"
_HALF = r"(?P<half>上半年|下半年|前半年)"
_SO_FAR = rf"前(?P<mn>{MONTH_NUMBER}|两)个?月(?!球)|头(?P<mn2>[一二两三四五六七八九])个月"
_YEAR_PART = r"(?P<ypart>年?底|年?末|岁末|年?初|春天?|夏天?|秋天?|冬天?)季?(?!次|级|晚会|节|中)"
_MONTHS = rf"(?P<ma>{MONTH_NUMBER})月?份?{TO}(?P<mb>{MONTH_NUMBER})月份?(?![{_HAN_DIGITS}\d]{{1,3}}[日号])"
_SINCE = r"(?P<since>以来|至今|迄今)?"
_AFTER_YEAR = rf"[{_HAN_DIGITS}\d十元本上下第首前头年底末岁初春夏秋冬国中端重清圣除五六七八三]|“"
_LUNAR_DAY = rf"初[{_HAN_DIGITS}十]|十[{_HAN_DIGITS}]?|二十[{_HAN_DIGITS}]?|廿[{_HAN_DIGITS}]?|三十"
_PLAN = rf"十[一二三四五六]五|[{_HAN_DIGITS}十]五"
_NAMED_DAY_UNITS = "个?月|年|天|日|个?星期|周"
# 一日 with these is no day of the month: 3日内, 三日游, 日均.
_NO_DAY_AFTER = r"(?![本内游票龄间产报元均夜用军程之子\d光常益])"

# Each source is compiled on its own, so the same group names serve in several.
SOURCES: dict[str, tuple[str, ...]] = {
    "iso": (
        (
            r"(?<![\d.])(?P<y4>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)"
            r"(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])"
        ),
    ),
    "year_with_part": (
        (
            rf"(?:{_YEAR})的?(?={_AFTER_YEAR})(?:{_MONTHS}|{_MONTH_DAY}|{_QUARTER}|{_HALF}|{_SO_FAR}"
            rf"|(?P<yhol>{HOLIDAY})|{_YEAR_PART}){_SINCE}"
        ),
    ),
    "year": (rf"(?:{_YEAR}){_SINCE}",),
    "months": (rf"(?<![\d.第个]){_MONTHS}{_SINCE}",),
    "days": (
        rf"(?<![\d.第个{_HAN_DIGITS}])(?P<m>{MONTH_NUMBER})月(?P<da>{DAY_NUMBER})日?{TO}(?P<d>{DAY_NUMBER})日",
    ),
    "month_day": (_MONTH_DAY + _SINCE,),
    "quarter": (rf"(?<!\d){_QUARTER}{_SINCE}",),
    "half": (_HALF + _SINCE,),
    "so_far": (rf"(?<![目以日年]){_SO_FAR}",),
    "year_end": (
        r"(?<![\d月元过一])(?:年底|岁末|年末)(?!次|考|分红|奖|测评|总结)",
        r"(?<=[从自])年初(?:以来|至今)?",
        r"(?<![\d月元过])年初(?=以来|至今|，)(?:以来|至今)?",
    ),
    "month_end": (r"(?<![\d个元])(?:月底)(?!考)",),
    "plan": (
        rf"(?P<quote>“)?(?P<plan>{_PLAN})(?(quote)”)(?:期间|时期|末期?|初期?|以来)",
        rf"(?<=“)(?P<plan2>{_PLAN})(?=”(?:将|要|头|前|后|开局|，|我国|全国|全省))",
    ),
    "decade": (
        (
            r"(?P<century>上个?世纪|本世纪|(?:\d\d|[二十一九八]{1,3})世纪)?"
            rf"(?P<decade>(?<!\d)[1-9]0|(?<![{_HAN_DIGITS}])[{_HAN_DIGITS}]十)年代"
            r"(?P<dpart>初期?|中期?|后期|末期?|以来)?"
        ),
    ),
    "century": (
        (
            r"(?P<cent>(?<![\d.])(?:1\d|2[01])世纪|(?:二十一?|十[六七八九])世纪|上个?世纪|本世纪|下个?世纪)"
            r"(?P<cpart>初期?|末期?|中叶|以来|上半叶|下半叶)?"
        ),
    ),
    "holiday": (rf"(?<![《])(?:{HOLIDAY})",),
    "lunar_day": (
        rf"(?:农历|阴历|夏历)(?P<lm>正|[{_HAN_DIGITS}冬腊]|十[一二]?)月(?P<ld>{_LUNAR_DAY})?",
        rf"(?<!\d)(?P<lm2>正|腊|冬)月(?P<ld2>{_LUNAR_DAY})",
    ),
    "today": (
        (
            r"(?<![的《之])(?P<today>今天|今日|今早|今晨|今晚|今夜|昨天|昨日|昨晚|昨夜|昨晨|前天|前晚|大前天"
            r"|明天|明日|明晚|后天|大后天)(?!派|系)"
        ),
    ),
    "weekday": (
        (
            r"(?<![\d一二两三四五六七八九十几数每双单])(?P<wrel>上上|下下|上|本|这|下)?个?(?:周|星期|礼拜)"
            r"(?P<wd>[一二三四五六日天]|末(?<=[上本这下]周末))(?![个次年期天下直样些点])"
        ),
    ),
    "week": (
        (
            r"(?<![\d一二两三四五六七八九十])(?P<wk>上上周|下下周|上周|本周|下周|这周|上个?星期|本星期|下个?星期|这个?星期)"
            r"(?![密全详到转刊边围年报期一二三四五六日天末])"
        ),
    ),
    "season": (r"(?<![从迄至当《])今(?P<sea>[春夏秋冬])(?![联晚])", r"去(?P<sea2>[冬秋夏春])(?!今)"),
    "recent": (
        (
            rf"(?P<dir>最近|过去的?|(?<![持达了经有过用花已续历长])近|未来|今后|此后)(?P<n>{COUNT})多?(?P<n_unit>{_NAMED_DAY_UNITS}|个?世纪)"
            r"(?:多?来|以来|间|里|之中|内)?(?!级)"
        ),
    ),
    "past": (
        (
            rf"(?<![\d.第])(?P<n>{COUNT})多?(?P<n_unit>{_NAMED_DAY_UNITS})多?"
            r"(?P<past>以?来(?!说|自|访|到|得)|之?前(?!夕|后|期)|以前)"
        ),
    ),
    "vague": (
        r"(?<!将)近日(?!点|落)|(?<![目\d节生假工])日前|近期|最近(?!的)|近来|近年来?|近些年来?|近几年来?|近几(?:天|日|个?月|周)来?",
        r"连日来|连日|(?<=，)多年来|(?:许?多|几|数|百|历|几十|数十|这些|这几)年来|(?:几|数|多|这几)日来|多年以来",
        r"(?<!今)年来|新年伊始|不久前|前不久|前些年|前几年|前几天|前些日子|前些时候|前段时间|前一段时间",
        r"这[几两]天|这[几两]年|前阵子|去冬今春|今冬明春|现在起",
    ),
    "day": (rf"(?<![\d.,第月每期近个共:：/-])(?<![{_HAN_DIGITS}十廿])(?P<d>{DAY_NUMBER})日{_NO_DAY_AFTER}",),
}

# The characters that can open each kind; scanning tries a pattern only where one stands.
OPENERS: dict[str, str] = {
    "iso": "12",
    "year_with_part": "0123456789一二四五六七八九公西民大今去前明后本上次翌同",
    "year": "0123456789一二四五六七八九公西民大今去前明后本上次翌同",
    "months": "0123456789一二三四五六七八九十元",
    "days": "0123456789一二三四五六七八九十元",
    "month_day": "0123456789一二三四五六七八九十元本上下这当",
    "quarter": "第首前1234一二三四",
    "half": "上下前",
    "so_far": "前头",
    "year_end": "年岁",
    "month_end": "月",
    "plan": "“一二三四五六七八九十",
    "decade": "0123456789一二三四五六七八九十上本",
    "century": "12一二十上本下",
    "holiday": "元春除大平圣冬中端重清七八五六十国妇植劳儿青建教双情三",
    "lunar_day": "农阴夏正腊冬",
    "today": "今昨前大明后",
    "weekday": "上本这下周星礼",
    "week": "上本下这",
    "season": "今去",
    "recent": "最过近未今此",
    "past": "0123456789一二三四五六七八九十百半几数两多",
    "vague": "近日最连多几数百历许这新不前去今现年",
    "day": "0123456789一二三四五六七八九十廿",
}
PATTERNS: dict[str, re.Pattern[str]] = {
    name: re.compile("|".join(sources)) for name, sources in SOURCES.items()
}
