const { default: Sequencer } = require('@jest/test-sequencer');

/** They wait for clocks for most of a minute: begun last they would keep everybody waiting. The longest is the first. */
const slow = [
  'killed-node',
  'wire/watch',
  'tampering',
  'acceptance/scale',
  'wire/clock',
  'acceptance/axe',
  'widget/chat',
];
const rank = ({ path }) => {
  const at = slow.findIndex((part) => path.includes(part));
  return at < 0 ? slow.length : at;
};

module.exports = class SlowFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
};
