import { choicesFrom } from './choices';

describe('the choices of an operator', () => {
  it('have a default where nothing was chosen', () => {
    expect(choicesFrom({})).toMatchObject({ theme: 'system', volume: 70, soundWaiting: true, desktopText: false });
  });

  it('are those that the server keeps', () => {
    expect(choicesFrom({ theme: 'dark', volume: 0, soundWaiting: false })).toMatchObject({
      theme: 'dark',
      volume: 0,
      soundWaiting: false,
    });
  });

  it('never are a value that this console does not know', () => {
    expect(choicesFrom({ theme: 'pink', volume: 71, soundWaiting: 'no', unknown: true })).toEqual(choicesFrom({}));
  });
});
