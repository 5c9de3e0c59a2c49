const later = async (): Promise<never> => {
  throw new Error('not here yet');
};
export const exportHandlers = { 'customers.export': later };
