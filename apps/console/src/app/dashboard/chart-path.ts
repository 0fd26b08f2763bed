export interface Minute {
  readonly at: number;
  /** Null where nothing is known. */
  readonly waiting: number | null;
}

/** Height of the drawing; its width is the number of minutes. */
export const chartHeight = 40;
/** Room for the line's own width at the top. */
const headroom = 2;

/** The outline of an hour of waiting as steps, one path for the line and one for the area under it. */
export function chartPath(minutes: readonly Minute[]): { line: string; area: string } {
  const most = Math.max(1, ...minutes.map((minute) => minute.waiting ?? 0));
  const y = (waiting: number): number =>
    Math.round((chartHeight - (waiting / most) * (chartHeight - headroom)) * 100) / 100;
  let [line, area] = ['', ''];
  minutes.forEach(({ waiting }, at) => {
    if (waiting === null) return;
    const isFirst = at === 0 || minutes[at - 1]?.waiting === null;
    line += `${isFirst ? 'M' : 'L'}${at} ${y(waiting)}H${at + 1}`;
    area += `M${at} ${chartHeight}V${y(waiting)}H${at + 1}V${chartHeight}Z`;
  });
  return { line, area };
}
