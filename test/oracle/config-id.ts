/** The configuration id with which texts are tested, on both sides; none names it. */
export const CONFIG_ID = 'kalint';
