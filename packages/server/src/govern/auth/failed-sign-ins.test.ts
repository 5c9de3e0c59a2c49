import { expect, test } from 'vitest';
import { openFailedSignIns } from './failed-sign-ins.ts';

const MINUTE = 60_000;

function open() {
  let time = 1_000_000;
  const failures = openFailedSignIns(() => time);
  const tryTimes = (email: string, times: number): void => {
    for (let i = 0; i < times; i++) failures.tried(email);
  };
  return {
    failures,
    tryTimes,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

test('twenty wrong tries shut an account until ten minutes after the first', () => {
  const { failures, tryTimes, pass } = open();
  tryTimes('ivan@example.test', 19);
  expect(failures.wait('ivan@example.test')).toBe(0);
  pass(4 * MINUTE);
  tryTimes('ivan@example.test', 1);
  expect(failures.wait('ivan@example.test')).toBe(360);
  pass(6 * MINUTE - 1);
  expect(failures.wait('ivan@example.test')).toBe(1);
  pass(1);
  expect(failures.wait('ivan@example.test')).toBe(0);
});

test('an account is one however its address is written; others are not touched', () => {
  const { failures, tryTimes } = open();
  tryTimes(' Ivan@Example.TEST ', 10);
  tryTimes('ivan@example.test', 10);
  expect(failures.wait('IVAN@example.test')).toBeGreaterThan(0);
  expect(failures.wait('olga@example.test')).toBe(0);
});

test('the right password forgets the wrong ones, and what was never looked at does not count', () => {
  const { failures, tryTimes } = open();
  tryTimes('ivan@example.test', 19);
  failures.succeeded('ivan@example.test');
  tryTimes('ivan@example.test', 19);
  expect(failures.wait('ivan@example.test')).toBe(0);
  failures.tried('ivan@example.test');
  failures.undo('ivan@example.test');
  expect(failures.wait('ivan@example.test')).toBe(0);
});
