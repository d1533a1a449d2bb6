/** The inputs of a plain release to the simulator's shop, with the action's defaults. */
export const plainShopInputs = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
} as const;

/** For tests, with fewer polls than by default, because each poll takes real time. */
export const shopInputs = { ...plainShopInputs, "poll-interval": "10s" } as const;
