import { expect, test } from 'vitest';
import { isSegmentRow, segmentMessage } from './segment-row.ts';

const context = { digest: (text: string) => text, occurrence: () => 0, latest: Date.UTC(2025, 0, 1) };

test('a message is taken as it is, with its own id', () => {
  const row = {
    type: 'track',
    event: 'Paid',
    userId: 'u',
    timestamp: '2024-01-01T00:00:00Z',
    messageId: 'm',
  };
  expect(isSegmentRow(row)).toBe(true);
  expect(segmentMessage(row, 'crm', context)).toEqual({ message: row, column: null });
});

test('what lacks an id gets one of its content, what lacks a type gets it from its fields', () => {
  const made = segmentMessage(
    { event: 'Paid', properties: {}, timestamp: '2024-01-01T00:00:00Z' },
    'crm',
    context,
  );
  expect(made).toMatchObject({
    message: { type: 'track', messageId: expect.stringMatching(/^import-.*Paid/) },
  });
});

test('an event without its time, or from the future, is refused', () => {
  expect(segmentMessage({ type: 'track', event: 'Paid' }, 'crm', context)).toMatchObject({ kind: 'fault' });
  expect(segmentMessage({ type: 'track', timestamp: '2030-01-01' }, 'crm', context)).toMatchObject({
    kind: 'fault',
  });
});

test('a flat object is no message', () => {
  expect(isSegmentRow({ event: 'Paid', user_id: 'u', timestamp: '2024-01-01' })).toBe(false);
});
