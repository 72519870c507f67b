/** A business unit of the demo bank; `parent` stands before its children. */
export type UnitPlan = { code: string; name: string; nameEn: string; parent: string | null; head: string };

export const unitPlans = [
  { code: "CJB", name: "澄江银行", nameEn: "Chengjiang Bank", parent: null, head: "qin.chuan" },
  { code: "PB", name: "个人金融", nameEn: "Personal Banking", parent: "CJB", head: "xu.jingyuan" },
  { code: "RW", name: "零售财富", nameEn: "Retail Wealth", parent: "PB", head: "gu.chengyu" },
  { code: "RW-E", name: "城东片区", nameEn: "East District", parent: "RW", head: "shi.lei" },
  { code: "RW-W", name: "城西片区", nameEn: "West District", parent: "RW", head: "gong.xue" },
  { code: "PVT", name: "私人银行", nameEn: "Private Banking", parent: "PB", head: "wen.ning" },
  { code: "CARD", name: "信用卡中心", nameEn: "Card Centre", parent: "PB", head: "shao.feng" },
  { code: "CORP", name: "公司金融", nameEn: "Corporate Banking", parent: "CJB", head: "lei.zhen" },
  { code: "SMB", name: "小微金融", nameEn: "Small Business", parent: "CORP", head: "fan.xiao" },
] as const satisfies readonly UnitPlan[];

export type UnitCode = (typeof unitPlans)[number]["code"];
