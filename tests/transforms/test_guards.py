"""Half traps, half figures: what states nothing stays out, what states something is read exactly."""

import csv
from datetime import date
from pathlib import Path

import pytest

from transforms.context import Anchor
from transforms.dates import find_dates
from transforms.guards import refusals
from transforms.quantities import QuantityFinder
from transforms.records import Statistic
from transforms.text import RawText
from transforms.units import UnitTable

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
with (REFERENCE / "units.csv").open(encoding="utf-8", newline="") as rows:
    FINDER = QuantityFinder(UnitTable.from_rows(csv.DictReader(rows)))
ANCHOR = Anchor(issue=date(2021, 6, 18))


def figures(text: str) -> list[Statistic]:
    passage = RawText.fold(text, {}).passage("body", [(0, len(text))])
    return FINDER.find([passage], find_dates(passage, ANCHOR), ANCHOR)


TRAPS = """
支部座谈党的二十大报告
党的十八大以来成就显著
十九届四中全会公报发表
学习十三届全国人大决议
中共九大代表名录
六届四中全会旧址碑
地铁6号线南延段开工
市民乘坐十号线换乘
107国道改线
沿三一二国道西行
途经G15高速
乘25路公交可达
三路军会师
乘坐T109次列车进京
K528次特快正点到达
养护所三公路处
落实“五定”责任制
推进“一核、两带、三廊”布局
开展“三问三查”活动
打造“十五分钟”品牌
弘扬“两路”精神
实行“四议两公开”
“百千万”工程启动
一带一路合作伙伴
晴 12℃～26℃ 东风3级
多云转小雨 8℃～19℃
手机13800138000
唯一一名女工
输掉的那一方
查获一批冻肉
六盘山脚下
坚持一国两制方针
五位一体的思路
四个全面战略布局
三个代表重要思想
实现四个现代化
遵守中央八项规定
做到四个意识
牢记两个务必
确保两个维护
三大纪律要记牢
服务三农
三位一体教学法
一心一意谋发展
三心二意难成事
一五一十地说清楚
千家万户的灯光
百花齐放的局面
百家争鸣的年代
四面八方的来客
五湖四海的朋友
千方百计保供应
千言万语难表达
千山万水走遍
千里迢迢赶来
万家灯火
万人空巷的演出
百年大计质量为先
百年树人
十年树木
一举两得的办法
三番五次劝说
三令五申
接二连三的喜讯
七上八下的心情
两全其美的方案
独一无二的风景
略知一二
一分为二地看问题
一草一木总关情
一点一滴积累
一砖一瓦建家园
一朝一夕之功
一年一度的庙会
一年四季常青
一天到晚忙碌
一日三餐有着落
一口气跑上山
一条龙服务
一次性餐具
一揽子方案
一把手负总责
一家人团聚
一对一帮扶
三口之家
小两口回乡
三轮车停放点
三角洲平原
五角大楼发言人
三步走战略
三部曲演出
二把手
二人转演员
二手房市场
二期工程开工
二审维持原判
一审宣判
二线城市
三线建设者
一些问题
一系列措施
一定程度上
一起努力
一位老人走来
一个问题值得深思
一种精神在传承
一名战士的故事
一座小城的变迁
一条小路通向村外
一项工作要抓实
一场大雪过后
一家小店的老板
这一年他很忙
那一天的清晨
每一天都很充实
新的一年里
同一天到达
另一个原因
又一次出发
第一个吃螃蟹的人
第二次会议召开
第三届理事会
第四批名单
第五章规定
第六十条
第七轮谈判
第一时间赶到
第三产业
第二车间
第一书记驻村
第12号台风生成
首届运动会
首例病例
首座电站
下午3时许出发
上午9点30分开幕
凌晨2点45分抵达
晚上八点开演
北京时间14时20分
早晨六点半起床
19:30播出
12时至14时休息
正午十二时整
8:00—17:00接待
电话010-65367890
热线400-123-4567
手机13912345678
咨询电话：85671234
邮编100026
邮政编码：250014
证券代码600123
尾号为8的车辆
国发〔2016〕45号文件
（2019）京02民终3号
第38号令
和平路18号
解放路二十五号
民生街6号院
中关村南大街5号
A380客机
C919首飞
歼-20亮相
PM2.5监测站
5G网络建设
4G信号
T34坦克
H7N9病毒
F1赛车
iPhone6手机
G20峰会
1. 加强领导
2、完善制度
（三）落实责任
（1）明确目标
一、提高认识
二、抓好落实
①统一思想
其一，态度要端正
世界五百强企业
500强榜单
全国百强县
四强赛开打
八强名单
三连冠
五连胜
六冠王
三级甲等医院
国家二级文物出土
国家一级演员
二级教授
三等奖学金
一等奖得主
二等功臣
英语四级考试
四级风力
东北风5到6级
风力7级
阵风八级
北风三四级
三年级学生
五年级二班
四年制本科
2019级新生
80后青年
九零后干部
九年义务教育
九年制学校
66公斤级冠军
75公斤以上级比赛
100米栏决赛
200米自由泳
4×100米接力
10米气步枪
百米跑道
110米栏纪录
十分重要
十分感谢
万分激动
千万不要大意
一时难以解决
一度中断
半途而废
半壁江山
半决赛
半岛地区
东经120度
北纬38度线
部件老化
零部件供应
两方案比较
这几个村
那几年
好几次三番
三国演义
五台山
九寨沟
成千上万的群众
二十四节气之一
一天比一天好
千千万万个家庭
百年梦想
千年古城
1/4决赛
两次大战之间
红四方面军
千岛湖
六盘水
百色起义
三门峡水库
八路军老战士
十三陵水库
五卅运动
两弹一星元勋
三通一平
五讲四美
24小时值班
24小时营业
二十四小时服务
建校七十周年
建国70周年
五周年纪念
大型电视机厂
两国关系
两岸交流
两省交界
三国会谈
四省联席会议
双方会谈
各方意见
三峡工程
三亚湾
四川盆地
六安瓜片
万里长城
万里无云
万里长征
2008年
1998年9月3日
三月十五日
国庆节
今年上半年
近年来
“十三五”规划纲要
“八五”重点项目
二〇二一年
上世纪九十年代
连一分钱也没花
台下掌声四起
八一队夺冠
一、二类苗长势好
机器一天也没停
早几年不敢开窗
其中一件瓷瓶刻有铭文
2012年全国乒乓球锦标赛开赛
只有一个办法
""".strip().splitlines()

FACTS = """
16场|16|场|exact|count
700多人次|700|人次|over|count
319名|319|名|exact|count
近600个|600|个|under|count
百余个|100|个|over|count
百余家|100|家|over|count
上百家|100|家|over|count
近千人|1000|人|under|count
两名|2|名|exact|count
三位|3|位|exact|count
八座|8|座|exact|count
十五万辆|150000|辆|exact|count
1万余名|10000|名|over|count
3万4000人|34000|人|exact|count
二十来个|20|个|about|count
274万人|2740000|人|exact|count
1,234件|1234|件|exact|count
12，500户|12500|户|exact|count
约5.2万个|52000|个|about|count
至少8起|8|起|at_least|count
不少于12次|12|次|at_least|count
不低于3项|3|项|at_least|count
最多5人|5|人|at_most|count
不到30家|30|家|under|count
不足20户|20|户|under|count
超过60人|60|人|over|count
逾百人|100|人|over|count
突破2万户|20000|户|over|count
100人以上|100|人|over|count
50人以下|50|人|at_most|count
300人左右|300|人|about|count
40户上下|40|户|about|count
6平方公里|6|平方公里|exact|measure
230平方公里|230|平方公里|exact|measure
80平方米|80|平方米|exact|measure
452万亩|4520000|亩|exact|measure
三千公顷|3000|公顷|exact|measure
8000多公里|8000|公里|over|measure
160公里以上|160|公里|over|measure
173公分|173|公分|exact|measure
12千米|12|千米|exact|measure
三百米|300|米|exact|measure
两米半|2.5|米|exact|measure
三尺|3|尺|exact|measure
6.7亿吨|670000000|吨|exact|measure
一吨半|1.5|吨|exact|measure
4公斤|4|公斤|exact|measure
30万公斤|300000|公斤|exact|measure
十五斤半|15.5|斤|exact|measure
四十克|40|克|exact|measure
3.6微克|3.6|微克|exact|measure
60万千瓦|600000|千瓦|exact|measure
3亿千瓦时|300000000|千瓦时|exact|measure
五十兆字节|50|兆字节|exact|measure
100赫兹|100|赫兹|exact|measure
20摄氏度|20|摄氏度|exact|measure
零下12摄氏度|-12|摄氏度|exact|measure
39℃|39|℃|exact|measure
118毫米|118|毫米|exact|measure
15分钟|15|分钟|exact|duration
不超过15分钟|15|分钟|at_most|duration
不超过1小时|1|小时|at_most|duration
两个月|2|个月|exact|duration
两个多月|2|个月|over|duration
三个半小时|3.5|个小时|exact|duration
半年|0.5|年|exact|duration
七年多|7|年|over|duration
一年半|1.5|年|exact|duration
十余年|10|年|over|duration
38个春秋|38|个春秋|exact|duration
2小时13分21秒|8001|秒|exact|duration
24小时|24|小时|exact|duration
三天|3|天|exact|duration
90秒|90|秒|exact|duration
627.38万元|6273800|元|exact|money
3000多万元|30000000|元|over|money
近千亿元|100000000000|元|under|money
二十一点四六亿元|2146000000|元|exact|money
90亿元人民币|9000000000|元|exact|money
1亿3千多万元|130000000|元|over|money
三千五百元|3500|元|exact|money
伍仟元|5000|元|exact|money
1400亿美元|140000000000|美元|exact|money
4702亿台币|470200000000|新台币|exact|money
1万亿日元|1000000000000|日元|exact|money
15欧元|15|欧元|exact|money
2.35港元|2.35|港元|exact|money
22块钱|22|块|exact|money
8角|8|角|exact|money
5元3角|53|角|exact|money
￥300|300|元|exact|money
5.3%|5.3|%|exact|percent
５．３％|5.3|%|exact|percent
百分之五|5|%|exact|percent
百分之八十五点五|85.5|%|exact|percent
百分之百|100|%|exact|percent
4%以下|4|%|at_most|percent
87%左右|87|%|about|percent
1.2个百分点|1.2|个百分点|exact|percentage_point
25个基点|25|个基点|exact|percentage_point
三分之一|0.3333333333333333|None|exact|ratio
千分之三|0.003|None|exact|ratio
六成|0.6|None|exact|ratio
二成五|0.25|None|exact|ratio
三成多|0.3|None|over|ratio
八折|0.8|None|exact|ratio
八五折|0.85|None|exact|ratio
2.5成|0.25|None|exact|ratio
十成|1|None|exact|ratio
两倍|2|倍|exact|ratio
3.5倍|3.5|倍|exact|ratio
翻番|2|倍|exact|ratio
翻两番|4|倍|exact|ratio
过半|0.5|None|over|ratio
一半|0.5|None|exact|ratio
2/3|0.6666666666666666|None|exact|ratio
近百户|100|户|under|count
第6位|6|位|exact|rank
第3名|3|名|exact|rank
33岁|33|岁|exact|age
七周岁|7|周岁|exact|age
60多岁|60|岁|over|age
三五年|3~5|年|exact|duration
两三天|2~3|天|exact|duration
七八百人|700~800|人|exact|count
十七八岁|17~18|岁|exact|age
六七种|6~7|种|exact|count
6、7种|6~7|种|exact|count
3至5年|3~5|年|exact|duration
15%到20%|15~20|%|exact|percent
1300至1700公里|1300~1700|公里|exact|measure
1.2—1.5亿元|120000000~150000000|元|exact|money
10-30元|10~30|元|exact|money
5000至1万元|5000~10000|元|exact|money
100万至120万人|1000000~1200000|人|exact|count
几十公斤|20~90|公斤|about|measure
几个|2~9|个|about|count
十几家|11~19|家|about|count
数百人|200~900|人|about|count
数千万元|20000000~90000000|元|about|money
几万名|20000~90000|名|about|count
二十几个|21~29|个|about|count
几百人|200~900|人|about|count
30几户|31~39|户|about|count
一两个月|1~2|个月|exact|duration
廿五人|25|人|exact|count
三十名|30|名|exact|count
一百二十五件|125|件|exact|count
两千六百户|2600|户|exact|count
十万零三百人|100300|人|exact|count
两双|2|双|exact|count
两层|2|层|exact|count
两轮|2|轮|exact|count
半分钟|0.5|分钟|exact|duration
五倍多|5|倍|over|ratio
三米多|3|米|over|measure
一米八二|1.82|米|exact|measure
两米零五|2.05|米|exact|measure
七台斤|7|台斤|exact|measure
1∕4|0.25|None|exact|ratio
四分之一强|0.25|None|over|ratio
三成至四成|0.3~0.4|None|exact|ratio
两倍半|2.5|倍|exact|ratio
2亿欧洲货币单位|200000000|欧洲货币单位|exact|money
""".strip().splitlines()
READ = [line.split("|") for line in FACTS if line.count("|") == 4]


@pytest.mark.parametrize("text", TRAPS)
def test_trap_states_nothing(text: str) -> None:
    assert [(s.surface, s.rule) for s in figures(text)] == []


@pytest.mark.parametrize(("phrase", "value", "unit", "bound", "kind"), READ)
def test_fact_is_read(phrase: str, value: str, unit: str, bound: str, kind: str) -> None:
    (found,) = figures(f"据统计，{phrase}。")
    low, _, high = value.partition("~")
    assert found.surface == phrase
    assert found.value == pytest.approx(float(low))
    assert found.value_high == (pytest.approx(float(high)) if high else None)
    assert (found.unit or "None", found.bound, found.kind) == (unit, bound, kind)


def test_there_are_enough_cases() -> None:
    assert len(TRAPS) + len(READ) >= 300
    assert len(set(TRAPS)) == len(TRAPS)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("14时30分到站", "guard.clock"),
        ("第二届会议", "guard.ordinal"),
        ("实施“六送”", "guard.slogan"),
        ("乘6号线", "guard.road"),
        ("长江路8号", "guard.number_sign"),
        ("国发〔2016〕45号", "guard.document_number"),
        ("电话：85671234", "guard.identifier"),
        ("十三届人大", "guard.congress"),
        ("一国两制", "guard.fixed_term"),
        ("66公斤级", "guard.weight_class"),
        ("东风5级", "guard.wind"),
        ("三年级", "guard.grade"),
        ("500强", "guard.top_list"),
    ],
)
def test_refusal_names_its_rule(text: str, rule: str) -> None:
    assert rule in [r.rule for r in refusals(text)]
