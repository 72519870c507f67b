import type { Discipline, SquadKind } from "../../schema/values";
import { addDays, monthEnd } from "../calendar";
import type { Anchor } from "./anchor";
import type { UnitCode } from "./units";

export type SquadPlan = {
  key: string;
  name: string;
  nameEn: string;
  mission: string;
  missionEn: string;
  kind: SquadKind;
  /** The primary unit first. */
  units: readonly UnitCode[];
  /** The three leads today; a vacant seat is null. */
  leads: Record<Discipline, string | null>;
  /** Members per discipline, leads not counted. */
  members: Record<Discipline, number>;
  handoffLimitHours?: number;
};

const leads = (tech: string, data: string | null, product: string) => ({ tech, data, product });
const members = (tech: number, data: number, product: number) => ({ tech, data, product });

export const squadPlans: readonly SquadPlan[] = [
  {
    key: "WLT",
    name: "财富引擎",
    nameEn: "Wealth Engine",
    kind: "standing",
    units: ["RW"],
    mission: "让理财经理在对的时间，把对的产品带给对的客户。",
    missionEn: "Bring the right product to the right wealth client at the right time.",
    leads: leads("chen.li", "shen.yutong", "zhou.min"),
    members: members(5, 3, 3),
  },
  {
    key: "CBE",
    name: "信用卡权益",
    nameEn: "Card Benefits",
    kind: "standing",
    units: ["RW", "CARD"],
    mission: "用客户真正会用的权益，带动用卡与留存。",
    missionEn: "Benefits that clients really use, so that they spend and stay.",
    leads: leads("luo.yi", "tang.ning", "sun.nan"),
    members: members(3, 2, 2),
  },
  {
    key: "DBR",
    name: "片区网点",
    nameEn: "District Branches",
    kind: "standing",
    units: ["RW-E", "RW-W"],
    mission: "把网点从办业务的地方变成经营客户的地方。",
    missionEn: "Turn branches from places of transactions into places of relationships.",
    leads: leads("wu.tong", "han.xiao", "gao.yuan"),
    members: members(2, 1, 3),
  },
  {
    key: "MMT",
    name: "商户匹配",
    nameEn: "Merchant Match",
    kind: "task-force",
    units: ["RW"],
    mission: "把客户的消费场景与身边商户匹配起来，一季度末交付首批三个商圈。",
    missionEn: "Match clients' spending with merchants nearby; three shopping districts live by the end.",
    leads: leads("qin.lang", null, "meng.jia"),
    members: members(2, 2, 1),
  },
  {
    key: "SAL",
    name: "代发客群",
    nameEn: "Salary Clients",
    kind: "standing",
    units: ["RW"],
    mission: "让工资留下来，让代发客户成为主办客户。",
    missionEn: "Make salaries stay, and salary clients choose us as their main bank.",
    leads: leads("fang.zheng", "jiang.xin", "pan.yue"),
    members: members(2, 2, 2),
  },
  {
    key: "PEN",
    name: "个人养老金",
    nameEn: "Pension Accounts",
    kind: "task-force",
    units: ["RW"],
    mission: "一年内做出同业前三的个人养老金账户。",
    missionEn: "A pension account among the region's best three within a year.",
    leads: leads("ye.zhou", "kong.lingyi", "ni.ke"),
    members: members(2, 1, 2),
  },
  {
    key: "PVB",
    name: "家族财富",
    nameEn: "Family Wealth",
    kind: "standing",
    units: ["PVT"],
    mission: "以家族为单位服务高净值客户。",
    missionEn: "Serve high-net-worth clients as families.",
    leads: leads("yue.yang", "xiang.nan", "ke.min"),
    members: members(2, 1, 2),
  },
  {
    key: "MOB",
    name: "掌上银行",
    nameEn: "Mobile Banking",
    kind: "standing",
    units: ["PB"],
    mission: "手机上办得成、办得快、愿意再来。",
    missionEn: "Done on the phone, done fast, worth coming back for.",
    leads: leads("chang.qing", "wu.siqi", "yan.xi"),
    members: members(4, 2, 2),
  },
  {
    key: "INS",
    name: "分期优选",
    nameEn: "Instalment Choice",
    kind: "standing",
    units: ["CARD"],
    mission: "让每一笔大额消费都有合适的分期方案。",
    missionEn: "A fitting instalment plan for every large purchase.",
    leads: leads("he.yan", "bai.zhi", "deng.qi"),
    members: members(2, 2, 2),
  },
  {
    key: "FRD",
    name: "反欺诈盾",
    nameEn: "Fraud Shield",
    kind: "standing",
    units: ["CARD"],
    mission: "拦住坏交易，不打扰好客户。",
    missionEn: "Stop bad transactions without troubling good clients.",
    leads: leads("yin.jun", "yao.lan", "cui.ying"),
    members: members(2, 3, 1),
    handoffLimitHours: 24,
  },
  {
    key: "SME",
    name: "小微现金流",
    nameEn: "SME Cash Flow",
    kind: "standing",
    units: ["SMB"],
    mission: "用流水读懂小微企业，随用随还。",
    missionEn: "Understand small firms by their cash flow; credit when they need it.",
    leads: leads("liao.fan", "zhuang.yan", "shi.ya"),
    members: members(2, 2, 2),
  },
  {
    key: "QLN",
    name: "小微快贷",
    nameEn: "SME Quick Loan",
    kind: "standing",
    units: ["SMB"],
    mission: "从申请到放款，当天完成。",
    missionEn: "From application to payout within the day.",
    leads: leads("ren.zhong", "mei.jie", "ge.hongtao"),
    members: members(2, 2, 2),
  },
  {
    key: "SCN",
    name: "供应链融资",
    nameEn: "Supply Chain Finance",
    kind: "standing",
    units: ["CORP"],
    mission: "把核心企业的信用送到每一级供应商。",
    missionEn: "Carry the anchor firm's credit to every tier of its suppliers.",
    leads: leads("wei.dong", "tong.xin", "fan.xing"),
    members: members(2, 1, 2),
  },
  {
    key: "CSM",
    name: "现金管理",
    nameEn: "Cash Management",
    kind: "standing",
    units: ["CORP"],
    mission: "让企业的每一分钱都看得见、调得动。",
    missionEn: "Every yuan of a firm visible and movable.",
    leads: leads("luo.bin", "liu.qing", "wan.li"),
    members: members(2, 1, 2),
  },
];

/** First and last day of a squad: standing ones are older than the readings, task forces run for some halves. */
export function squadSpan(
  { key, kind }: SquadPlan,
  { firstDay, previous, next }: Anchor,
): { from: string; to: string | null } {
  if (kind === "standing") return { from: firstDay, to: null };
  return key === "MMT"
    ? { from: previous.start, to: monthEnd(addDays(next.start, 60)) }
    : { from: previous.start, to: next.end };
}

/** Basis points of a lead's time where it is not all of it; the rest goes to a member's seat elsewhere. */
export const sharedLeads: Record<string, { allocation: number; elsewhere: string }> = {
  "han.xiao": { allocation: 5000, elsewhere: "CBE" },
  "ni.ke": { allocation: 9000, elsewhere: "PVB" },
};
