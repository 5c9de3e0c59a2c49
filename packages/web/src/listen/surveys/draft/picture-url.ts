/** Where a picture of a survey is shown from. */
export const pictureUrl = (image: string): string => `/s/image/${image}`;
