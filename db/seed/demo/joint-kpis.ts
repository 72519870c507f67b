/** Threshold, target and stretch, as they stand in the contract. */
export type Marks = readonly [threshold: string, target: string, stretch: string];

/** One half of a joint KPI: its weight and curve, and what is reached at the half's end (or by yesterday). */
type Term = { weight: number; marks: Marks; actual: string | null };

/** A joint KPI of a squad in the previous and in the running half; `segment` "" is the whole bank's number. */
export type JointKpi = {
  squad: string;
  metric: string;
  segment: string;
  previous: Term | null;
  running: Term | null;
};

type Half = [weight: number, marks: Marks, actual: string | null];
const term = (half: Half | null): Term | null => half && { weight: half[0], marks: half[1], actual: half[2] };
const kpis = (
  squad: string,
  lines: [metric: string, segment: string, previous: Half | null, running: Half | null][],
) =>
  lines.map(
    ([metric, segment, previous, running]): JointKpi => ({
      squad,
      metric,
      segment,
      previous: term(previous),
      running: term(running),
    }),
  );

const leadTime: Marks = ["10", "5", "2"];
const complaints: Marks = ["3", "1.5", "0.5"];

/**
 * What the fourteen squads have agreed, with actuals chosen so that every case a reader should meet exists: ahead, on
 * course, watched, off, no data, and one draft that cannot be signed.
 */
export const jointKpis: readonly JointKpi[] = [
  ...kpis("WLT", [
    ["WEALTH-AUM", "", [4000, ["160", "200", "240"], "220"], [4000, ["200", "240", "280"], "232.4"]],
    ["LEAD-TIME", "WLT", [3500, leadTime, "8"], [3000, leadTime, "4.4"]],
    ["TAG-COVERAGE", "", [2500, ["70", "90", "98"], "80"], [2000, ["70", "90", "98"], "84"]],
    ["SUIT-COMPLAINTS", "", null, [1000, complaints, "2.1"]],
  ]),
  ...kpis("CBE", [
    ["ACTIVE-CLIENTS", "CBE", [3500, ["18", "22", "25"], "20.4"], [3500, ["20", "24", "27"], "21.8"]],
    ["LEAD-TIME", "CBE", [2500, leadTime, "6"], [2500, leadTime, "6"]],
    ["NPS", "CBE", [1500, ["20", "40", "50"], "38"], [1500, ["30", "42", "50"], "39"]],
    ["COST-TO-SERVE", "CBE", [2500, ["110", "90", "80"], "101.2"], [2500, ["100", "80", "70"], "95"]],
  ]),
  ...kpis("DBR", [
    ["WEALTH-AUM", "DBR", [3000, ["45", "60", "70"], "48"], [3000, ["50", "70", "80"], "52"]],
    ["ACTIVE-CLIENTS", "DBR", [3000, ["9", "12", "14"], "10.2"], [3000, ["10", "14", "16"], "11.2"]],
    ["NPS", "DBR", [2000, ["30", "45", "55"], "28"], [2000, ["30", "45", "55"], "24"]],
    ["COST-TO-SERVE", "DBR", [2000, ["125", "105", "90"], "111"], [2000, ["120", "100", "85"], "106"]],
  ]),
  ...kpis("MMT", [
    ["ACTIVE-CLIENTS", "MMT", [4500, ["6", "10", "12"], "9"], [4500, ["8", "12", "14"], "10.6"]],
    ["LEAD-TIME", "MMT", [2500, leadTime, "7"], [2500, leadTime, "6.25"]],
    ["COST-TO-SERVE", "MMT", [3000, ["95", "80", "70"], "83"], [3000, ["90", "75", "65"], null]],
  ]),
  ...kpis("SAL", [
    ["ACTIVE-CLIENTS", "SAL", [4000, ["13", "16", "18"], "16.5"], [4000, ["15", "18", "20.5"], "19"]],
    ["LEAD-TIME", "SAL", [2000, leadTime, "5"], [2000, leadTime, "5.5"]],
    ["TAG-COVERAGE", "SAL", [2500, ["65", "80", "90"], "81"], [2500, ["70", "85", "95"], "86"]],
    ["SUIT-COMPLAINTS", "SAL", [1500, complaints, "1.5"], [1500, complaints, "1.5"]],
  ]),
  ...kpis("PEN", [
    ["WEALTH-AUM", "PEN", [5000, ["22", "28", "33"], "31"], [5000, ["30", "36", "41"], "39"]],
    ["SUIT-COMPLAINTS", "PEN", [2000, ["4", "2", "0.5"], "2"], [2000, ["4", "2", "0.5"], "2.1"]],
    ["NPS", "PEN", [3000, ["32", "42", "50"], "46"], [3000, ["35", "45", "55"], "48"]],
  ]),
  ...kpis("PVB", [
    ["PRIVATE-AUM", "", [5000, ["300", "360", "400"], "392"], [5000, ["340", "410", "450"], "424"]],
    ["TRUST-NEW", "", [3000, ["10", "15", "20"], "18.5"], [3000, ["12", "18", "24"], "15.6"]],
    ["NPS", "PVB", [2000, ["40", "52", "62"], "58"], [2000, ["42", "56", "66"], "59"]],
  ]),
  ...kpis("MOB", [
    ["MOBILE-MAU", "", [4000, ["280", "330", "370"], "320"], [4000, ["300", "360", "400"], "345"]],
    [
      "AVAILABILITY",
      "MOB",
      [3000, ["99.90", "99.95", "99.99"], "99.94"],
      [3000, ["99.90", "99.95", "99.99"], "99.96"],
    ],
    ["LEAD-TIME", "MOB", [3000, leadTime, "6"], [3000, leadTime, "5"]],
  ]),
  ...kpis("INS", [
    ["INSTAL-BALANCE", "", [5000, ["80", "100", "115"], "97"], [5000, ["95", "115", "130"], "121"]],
    ["LEAD-TIME", "INS", [3000, leadTime, "5.5"], [3000, leadTime, "5"]],
    ["COMPLAINT-TIME", "INS", [2000, ["48", "24", "12"], "27"], [2000, ["48", "24", "12"], "30"]],
  ]),
  ...kpis("FRD", [
    ["FRAUD-LOSS", "", [5000, ["5", "3", "2"], "2.8"], [5000, ["4.5", "2.8", "1.8"], "2.7"]],
    ["FALSE-ALARMS", "", [3000, ["2", "1", "0.5"], "1.05"], [3000, ["1.8", "0.9", "0.4"], "1.08"]],
    ["LEAD-TIME", "FRD", [2000, leadTime, "6.5"], [2000, leadTime, "6"]],
  ]),
  ...kpis("SME", [
    ["SME-LOANS", "", [4000, ["120", "150", "170"], "158"], [4000, ["140", "170", "190"], "171"]],
    ["MODEL-COVERAGE", "SME", [3000, ["60", "80", "92"], "84.8"], [3000, ["65", "85", "95"], "86"]],
    ["DECISION-TIME", "SME", [3000, ["8", "4", "2"], "3.6"], [3000, ["8", "4", "2"], "3.4"]],
  ]),
  ...kpis("QLN", [
    ["DECISION-TIME", "QLN", [3000, ["8", "4", "2"], "6.4"], [3000, ["8", "4", "2"], "5.6"]],
    ["SME-NPL", "QLN", [3000, ["2.5", "1.8", "1.4"], "2.15"], [3000, ["2.4", "1.8", "1.4"], "2.1"]],
    ["SME-LOANS", "QLN", [4000, ["40", "55", "65"], "46"], [4000, ["45", "60", "70"], "51"]],
  ]),
  ...kpis("SCN", [
    ["SCF-VOLUME", "", [6000, ["60", "90", "110"], "67.5"], [6000, ["35", "55", "70"], "41"]],
    ["LEAD-TIME", "SCN", [4000, leadTime, "8.5"], null],
    ["CORP-CLIENTS", "", null, [3500, ["3200", "3600", "3900"], "3480"]],
  ]),
  ...kpis("CSM", [
    ["CASH-CLIENTS", "", [4000, ["2000", "2400", "2700"], "2430"], [4000, ["2200", "2600", "2900"], "2560"]],
    ["STP-RATE", "CSM", [3500, ["90", "96", "99"], "96"], [3500, ["91", "96.5", "99"], "96.5"]],
    ["LEAD-TIME", "CSM", [2500, leadTime, "5"], [2500, leadTime, "4.7"]],
  ]),
];
