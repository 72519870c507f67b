/** Where numbers come from, and at what time of the morning they arrive. */
export const sources = {
  platform: { name: "数据中台", nameEn: "Data platform", time: "06:00" },
  flow: { name: "研发效能平台", nameEn: "Delivery platform", time: "08:30" },
  service: { name: "客服系统", nameEn: "Customer service system", time: "07:15" },
  monitor: { name: "监控平台", nameEn: "Monitoring platform", time: "05:30" },
  testing: { name: "测试平台", nameEn: "Test platform", time: "06:30" },
  survey: { name: "客户调研", nameEn: "Customer survey", time: "10:00" },
  finance: { name: "管理会计系统", nameEn: "Management accounting", time: "09:00" },
  credit: { name: "信贷系统", nameEn: "Lending system", time: "06:10" },
} as const;

export type SourceName = keyof typeof sources;
