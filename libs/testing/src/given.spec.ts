import { Rejection } from '#libs/domain';
import * as domain from '#libs/domain';
import { accept, active, ann, bob, decide, emptyWorld, fact, given, waiting } from '#libs/testing';

const accepted = fact('ChatAccepted');

describe('given, when, then', () => {
  it('is red when something else happens', () => {
    const whenAnnAccepts = given(...waiting).when(accept(ann));
    expect(() => whenAnnAccepts.then(fact('ChatAccepted', { round: 2 }))).toThrow();
    expect(() => whenAnnAccepts.then(accepted, accepted)).toThrow();
    expect(() => whenAnnAccepts.nothing()).toThrow();
    expect(() => whenAnnAccepts.refused('CONFLICT')).toThrow('expected a refusal');
  });

  it('is red when the refusal is another one', () => {
    const whenBobAccepts = given(...active).when(accept(bob));
    expect(() => whenBobAccepts.refused('CONFLICT')).toThrow();
    expect(() => whenBobAccepts.refused('ALREADY_ACCEPTED', { winner: bob })).toThrow();
    expect(() => whenBobAccepts.then(accepted)).toThrow(Rejection);
  });
});

describe('the commands', () => {
  const commands = Object.values<unknown>(domain).filter(
    (each): each is { prototype: object; type: string; name: string } =>
      typeof each === 'function' && 'type' in each && typeof each.type === 'string',
  );

  it.each(commands.map(({ name, prototype }) => [name, prototype]))('%s has a rule', (_, prototype) => {
    const command = Object.create(prototype) as object;
    expect(() => decide(command, emptyWorld)).not.toThrow('has no row');
  });

  it('have a type of their own each', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(new Set(commands.map(({ type }) => type)).size).toBe(commands.length);
  });
});
