import type { Discipline } from "../../../schema/values";
import type { Random } from "../../random";

type Bilingual = readonly [zh: string, en: string];

/** What each squad works on, in the words of its people. */
const subjects: Record<string, readonly Bilingual[]> = {
  WLT: [
    ["财富日历", "wealth calendar"],
    ["产品货架", "product shelf"],
    ["资产配置建议", "allocation advice"],
    ["持仓诊断", "holdings check"],
    ["理财经理工作台", "adviser workbench"],
    ["到期再投", "maturity roll-over"],
    ["基金定投", "fund savings plan"],
    ["适当性问卷", "suitability questionnaire"],
    ["客户分层", "client tiering"],
    ["智能外呼名单", "call list"],
    ["财富周报", "weekly wealth brief"],
    ["保险缺口测算", "cover gap estimate"],
  ],
  CBE: [
    ["权益目录", "benefit catalogue"],
    ["积分商城", "points mall"],
    ["餐饮满减券", "dining voucher"],
    ["机场贵宾厅", "airport lounge"],
    ["年费减免", "annual fee waiver"],
    ["生日礼遇", "birthday treat"],
    ["加油返现", "fuel cashback"],
    ["权益领取提醒", "benefit reminder"],
  ],
  DBR: [
    ["网点排队预约", "branch booking"],
    ["厅堂营销看板", "lobby dashboard"],
    ["外拓打卡", "field visit check-in"],
    ["社区客群地图", "neighbourhood map"],
    ["智能柜台引导", "kiosk guide"],
    ["老客户回访", "client call-back"],
    ["网点产能报表", "branch output report"],
    ["片区活动日历", "district events calendar"],
  ],
  MMT: [
    ["商圈画像", "district profile"],
    ["商户标签", "merchant tags"],
    ["消费场景识别", "spending scene model"],
    ["优惠匹配规则", "offer matching rules"],
    ["商户入驻流程", "merchant onboarding"],
    ["到店核销", "in-store redemption"],
  ],
  SAL: [
    ["代发签约", "payroll sign-up"],
    ["工资到账提醒", "payday notice"],
    ["代发客户留存模型", "retention model"],
    ["薪资理财", "salary savings"],
    ["企业代发门户", "employer portal"],
    ["离职客户挽留", "leaver win-back"],
    ["代发专属权益", "payroll perks"],
  ],
  PEN: [
    ["养老金开户", "pension account opening"],
    ["税优测算", "tax relief estimate"],
    ["养老产品筛选", "pension product filter"],
    ["缴存提醒", "contribution reminder"],
    ["领取试算", "payout preview"],
    ["养老测评问卷", "retirement check"],
  ],
  PVB: [
    ["家族档案", "family file"],
    ["信托架构图", "trust structure chart"],
    ["传承规划报告", "succession report"],
    ["私行资产总览", "private asset overview"],
    ["高净值客户识别", "high-net-worth model"],
    ["专户净值披露", "mandate valuation"],
  ],
  MOB: [
    ["登录首页", "home screen"],
    ["转账流程", "transfer flow"],
    ["人脸识别", "face check"],
    ["消息中心", "message centre"],
    ["长辈版", "senior mode"],
    ["智能搜索", "search"],
    ["账单分析", "spending insight"],
    ["开户流程", "account opening"],
  ],
  INS: [
    ["账单分期", "bill instalments"],
    ["大额消费识别", "large purchase model"],
    ["分期费率试算", "rate preview"],
    ["提前结清", "early settlement"],
    ["分期营销短信", "instalment message"],
    ["额度评估", "limit review"],
  ],
  FRD: [
    ["盗刷规则", "stolen card rules"],
    ["设备指纹", "device fingerprint"],
    ["交易评分模型", "transaction score"],
    ["人工核实队列", "manual review queue"],
    ["拦截提示文案", "block notice"],
    ["名单管理", "list management"],
    ["商户风险画像", "merchant risk profile"],
  ],
  SME: [
    ["流水解析", "statement parsing"],
    ["现金流评分", "cash flow score"],
    ["授信额度模型", "limit model"],
    ["发票接入", "invoice feed"],
    ["税务数据授权", "tax data consent"],
    ["随借随还", "revolving credit"],
    ["贷后预警", "early warning"],
  ],
  QLN: [
    ["申请表单", "application form"],
    ["自动审批规则", "automatic decision rules"],
    ["征信查询", "credit bureau query"],
    ["抵押估值", "collateral valuation"],
    ["放款通知", "payout notice"],
    ["补件流程", "missing papers flow"],
  ],
  SCN: [
    ["应收账款确权", "receivable confirmation"],
    ["核心企业额度", "anchor limit"],
    ["供应商准入", "supplier onboarding"],
    ["融资单拆分", "note splitting"],
    ["到期兑付", "maturity settlement"],
    ["贸易背景核验", "trade check"],
  ],
  CSM: [
    ["资金归集", "cash pooling"],
    ["余额预警", "balance alert"],
    ["银企直联", "host-to-host link"],
    ["多级账簿", "ledger tree"],
    ["支付审批流", "payment approval"],
    ["回单推送", "receipt feed"],
  ],
};

const templates: Record<Discipline, readonly Bilingual[]> = {
  tech: [
    ["{}接口改造", "Rework the {} API"],
    ["{}查询提速到 200 毫秒以内", "{} queries under 200 ms"],
    ["{}增加灰度开关", "Feature flag for {}"],
    ["{}失败重试与告警", "Retries and alerts for {}"],
    ["{}压测与容量评估", "Load test for {}"],
    ["{}迁移到信创环境", "Move {} to the domestic stack"],
    ["{}页面无障碍改造", "Accessibility pass on {}"],
    ["{}日志脱敏", "Mask personal data in {} logs"],
    ["{}单元测试补齐", "Fill test gaps in {}"],
    ["{}夜间批量拆分", "Split the nightly batch of {}"],
    ["{}埋点上报", "Event tracking for {}"],
    ["{}缓存一致性修复", "Fix stale cache in {}"],
    ["{}组件升级，修复高危漏洞", "Patch a critical library in {}"],
    ["{}对账差错处理", "Handle reconciliation breaks in {}"],
  ],
  data: [
    ["{}口径梳理与确认", "Agree the definition of {}"],
    ["{}数据质量规则", "Data quality rules for {}"],
    ["{}效果归因分析", "Attribution analysis of {}"],
    ["{}命中率复盘", "Hit-rate review of {}"],
    ["{}宽表建设", "Wide table for {}"],
    ["{}实时特征接入", "Real-time features for {}"],
    ["{}异常波动排查", "Look into odd swings in {}"],
    ["{}看板上线", "Dashboard for {}"],
    ["{}数据反馈闭环", "Feedback loop for {}"],
    ["{}血缘补录", "Record the lineage of {}"],
    ["{}分群实验设计", "Experiment design for {}"],
    ["{}历史数据补数", "Backfill {}"],
  ],
  product: [
    ["{}用户访谈 8 人", "Interview 8 users about {}"],
    ["{}需求说明书", "Requirements for {}"],
    ["{}文案过法务", "Legal review of {} wording"],
    ["{}上线培训材料", "Training material for {}"],
    ["{}试点网点复盘", "Pilot review of {}"],
    ["{}漏斗优化方案", "Funnel fixes for {}"],
    ["{}竞品对比", "Competitor review of {}"],
    ["{}客户投诉归类", "Sort complaints about {}"],
    ["{}成本收益测算", "Cost and benefit of {}"],
    ["{}推广方案", "Launch plan for {}"],
    ["{}原型评审", "Prototype review of {}"],
    ["{}验收用例", "Acceptance cases for {}"],
  ],
};

const details: Record<Discipline, readonly string[]> = {
  tech: [
    "现状：高峰期偶发超时，影响前台体验。\n目标：核心链路 99 分位耗时下降一半。\n验收：压测报告通过，灰度一周无回退。",
    "涉及两个上游系统，接口字段以数据侧最新口径为准。\n验收：联调通过，自动化用例补齐。",
    "按架构评审意见调整，先灰度 5%，观察两天后全量。",
    "Scope: read path only. Roll out behind a flag; roll back within five minutes if the error rate exceeds 0.5 %.",
    "",
  ],
  data: [
    "口径需业务确认后落表，涉及近 24 个月历史数据。\n验收：与管会数据差异小于千分之三。",
    "先出样例，再上调度。敏感字段按三级数据处理，不落明细。",
    "需要技术侧提供埋点，产品侧确认人群定义。\n验收：看板 T+1 早 8 点前更新。",
    "Compare against last quarter's model on the same hold-out set; ship only when AUC improves by at least 0.01.",
    "",
  ],
  product: [
    "背景：一季度投诉里占比最高的一类。\n产出：结论一页纸，附三条可执行建议。",
    "需与合规同事同步措辞，涉及收益表述一律不得承诺。\n验收：法务、消保双签。",
    "试点两家支行，两周后看数据决定是否推广。",
    "Deliver a one-page brief with the target clients, the offer and how we measure success.",
    "",
  ],
};

/** Titles for a squad's tasks of one discipline, none twice; about one in eight is in English, as at the real bank. */
export function titleSource(squad: string, random: Random): (discipline: Discipline) => string {
  const pools = Object.fromEntries(
    (["tech", "data", "product"] as const).map((discipline) => [
      discipline,
      random.shuffle(combinations(squad, discipline)),
    ]),
  ) as Record<Discipline, Bilingual[]>;
  const next = { tech: 0, data: 0, product: 0 };
  return (discipline) => {
    const pool = pools[discipline];
    const index = next[discipline]++;
    const round = Math.floor(index / pool.length);
    const [zh, en] = pool[index % pool.length]!;
    const english = random.chance(0.12);
    if (round === 0) return english ? en : zh;
    return english ? `${en}, phase ${round + 1}` : `${zh}（第${"一二三四五六七八九"[round] ?? round + 1}期）`;
  };
}

function combinations(squad: string, discipline: Discipline): Bilingual[] {
  return subjects[squad]!.flatMap(([zh, en]) =>
    templates[discipline].map(([zhTemplate, enTemplate]): Bilingual => {
      const filled = enTemplate.replace("{}", en);
      return [zhTemplate.replace("{}", zh), filled[0]!.toUpperCase() + filled.slice(1)];
    }),
  );
}

export const describe = (discipline: Discipline, random: Random): string => random.pick(details[discipline]);

/** What is handed over, by the discipline that offers it. */
export const handoverNotes: Record<Discipline, readonly string[]> = {
  tech: [
    "接口文档与测试环境地址已附，请按样例联调。",
    "已提测，请验收主流程和两个异常分支。",
    "API is on the staging gateway; sample payloads attached.",
    "开关已就绪，默认关闭，请确认灰度名单。",
  ],
  data: [
    "口径说明与样例数据已附，请确认字段映射。",
    "模型分已落表，T+1 更新，请接入展示。",
    "名单已生成，请核对人群数量是否符合预期。",
    "Definition and sample rows attached; please confirm the field mapping.",
  ],
  product: [
    "需求说明书已定稿，附流程图与文案。",
    "业务规则共 6 条，请评估取数可行性。",
    "法务意见已并入，请按新版措辞实现。",
    "Acceptance criteria are in the description; wording is final.",
  ],
};

/** Why a hand-off was sent back, by the discipline that sends it. */
export const returnReasons: Record<Discipline, readonly string[]> = {
  tech: [
    "字段口径未写清，空值怎么处理没有约定。",
    "缺少异常分支的说明，无法排期。",
    "接口字段与上次评审不一致，请先对齐。",
  ],
  data: [
    "统计口径未写清，请补充时间范围和去重规则。",
    "人群定义与标签体系不一致。",
    "埋点缺两个关键事件，无法归因。",
  ],
  product: [
    "与最初约定的业务规则不符，请看第 3 条。",
    "样例数据与线上不一致，无法验收。",
    "主流程走不通，第二步报错。",
  ],
};

export const blockReasons = [
  "等核心系统排期",
  "等合规意见",
  "等测试环境",
  "等外部厂商答复",
  "等总行数据权限审批",
] as const;
