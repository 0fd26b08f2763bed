import { aroundName } from './notices';

/** Words with a name in them; the name keeps its own direction. */
export function NamedLine({ words, name }: { words: string; name: string | null }) {
  if (name === null) return <span>{words}</span>;
  const [before, after] = aroundName(words);
  return (
    <span>
      {before}
      <bdi>{name}</bdi>
      {after}
    </span>
  );
}
