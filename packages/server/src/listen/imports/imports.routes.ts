const later = async (): Promise<never> => {
  throw new Error('not here yet');
};
export const importHandlers = {
  'imports.list': later,
  'imports.create': later,
  'imports.upload': later,
  'imports.read': later,
  'imports.cancel': later,
  'imports.rejected': later,
};
