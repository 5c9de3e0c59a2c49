import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemKind } from '../shell/states/explain-problem.ts';
import { ProblemError, parseProblem, toProblem } from './problem.ts';

test('a problem document is read whole', () => {
  const body = {
    type: 'about:blank',
    title: 'Not allowed',
    status: 403,
    code: 'role-too-low',
    detail: 'This needs the role owner.',
    errors: [{ field: 'email', message: 'not an e-mail' }],
  };
  expect(parseProblem(403, body, '42')).toEqual({
    status: 403,
    code: 'role-too-low',
    title: 'Not allowed',
    detail: 'This needs the role owner.',
    errors: [{ field: 'email', message: 'not an e-mail' }],
    retryAfter: 42,
  });
});

test('the sign-in door speaks in its own shape', () => {
  const problem = parseProblem(401, {
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'Invalid email or password',
  });
  expect(problem.code).toBe('invalid_email_or_password');
  expect(problem.title).toBe('Invalid email or password');
});

test('any answer of any server is a problem that can be shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
      const problem = parseProblem(status, body);
      expect(problem.status).toBe(status);
      expect(typeof problem.code).toBe('string');
      expect(problemKind(problem)).toBeTruthy();
    }),
  );
});

test('a fault of the screen is told apart from a refusal', () => {
  expect(problemKind(toProblem(new TypeError('x is undefined')))).toBe('screen');
  expect(problemKind(toProblem(new ProblemError(parseProblem(403, {}))))).toBe('refused');
  expect(problemKind(parseProblem(403, { code: 'bound-to-units' }))).toBe('bound');
  expect(problemKind(parseProblem(500, null))).toBe('failed');
  expect(problemKind(parseProblem(503, null))).toBe('notReady');
});
