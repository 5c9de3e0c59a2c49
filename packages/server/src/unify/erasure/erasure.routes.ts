const later = async (): Promise<never> => {
  throw new Error('not here yet');
};
export const erasureHandlers = { 'customers.erase': later, 'erasures.list': later };
