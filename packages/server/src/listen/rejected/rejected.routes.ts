const later = async (): Promise<never> => {
  throw new Error('not here yet');
};
export const rejectedHandlers = {
  'rejected.list': later,
  'rejected.retry': later,
  'rejected.discard': later,
};
