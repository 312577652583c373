declare module "*.wasm?url" {
  const url: string;
  export default url;
}
declare module "@core/*.js?url" {
  const url: string;
  export default url;
}
declare module "@core/*.wasm?url" {
  const url: string;
  export default url;
}
