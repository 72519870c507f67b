import { useI18n } from "~/platform/i18n";

type Point = { day: string; value: string };
const [width, height, inset] = [96, 24, 3] as const;

/** The last readings as a line, spaced by date, with a dot on the latest; the figures stand in its text alternative. */
export function TrendSpark({
  name,
  points,
  decimals,
}: {
  name: string;
  points: readonly Point[];
  decimals: number;
}) {
  const { t, f } = useI18n();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const label = t("metrics.trend_of", {
    name,
    count: points.length,
    first: f.fixed(first.value, decimals),
    last: f.fixed(last.value, decimals),
  });
  const places = sparkPlaces(points);
  const end = places.at(-1)!;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="block"
    >
      <polyline
        points={places.map(({ x, y }) => `${x},${y}`).join(" ")}
        fill="none"
        className="stroke-ink-2"
        strokeWidth={1.25}
        strokeLinejoin="round"
      />
      <circle cx={end.x} cy={end.y} r={2} className="fill-ink" />
    </svg>
  );
}

function sparkPlaces(points: readonly Point[]): { x: number; y: number }[] {
  const days = points.map(({ day }) => Date.parse(day));
  const values = points.map(({ value }) => Number(value));
  const scale = (all: number[], span: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (n: number) => (high === low ? span / 2 : ((n - low) / (high - low)) * span);
  };
  const [x, y] = [scale(days, width - 2 * inset), scale(values, height - 2 * inset)];
  const rounded = (n: number) => Math.round(n * 10) / 10;
  return days.map((day, i) => ({ x: rounded(inset + x(day)), y: rounded(height - inset - y(values[i]!)) }));
}
