/** Text of a page: shown as it is, its direction kept to itself, cut where there is no room, whole on hover. */
export const ShownText = ({ text, kind }: { text: string; kind: string }) => (
  <bdi class={`shown ${kind}`} title={text}>
    {text}
  </bdi>
);
