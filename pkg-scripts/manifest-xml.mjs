// The add-in only manifest, for the hosts that do not take the unified one (Excel 2021 and LTSC, upload by one person in Excel for
// the web, the folder of Excel for Mac). Everything in it comes from the unified manifest and its locale files.

const NAMESPACES = [
  'xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"',
  'xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides"',
].join(" ");

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

// "ru-ru" is "ru-RU" here.
const locale = (tag) => tag.replace(/-\w+$/, (region) => region.toUpperCase());

/** The GUID of the XML manifest: the one that the unified manifest hides, so that nobody sees the add-in twice. */
export function xmlId(manifest) {
  return manifest.extensions[0].alternates.find(({ hide }) => hide).hide.customOfficeAddin.officeAddinId;
}

/** Office takes four numbers here, and none below 1.0. */
export const xmlVersion = (version) => `1.${version}`;

/** Takes the unified manifest and `languages`: pairs of a language tag and its texts by path. */
export function manifestXml(manifest, languages) {
  const [extension] = manifest.extensions;
  const [runtime] = extension.runtimes;
  const [{ builtInTabId, groups: [group] }] = extension.ribbons[0].tabs;
  const inRuntime = "extensions[0].runtimes[0].customFunctions";
  const inGroup = "extensions[0].ribbons[0].tabs[0].groups[0]";
  const inMessage = "extensions[0].getStartedMessages[0]";
  const [message] = extension.getStartedMessages;
  const { icon, highResolutionIcon } = extension.alternates.find(({ alternateIcons }) => alternateIcons).alternateIcons;

  // A value with what it is in the other languages; `path` is where the locale files have it.
  const valued = (tag, attributes, value, path, override) => {
    const others = languages.filter(([, texts]) => texts[path] !== undefined && texts[path] !== value)
      .map(([language, texts]) => `<${override} Locale="${locale(language)}" Value="${escaped(texts[path])}"/>`);
    const start = `<${tag}${attributes} DefaultValue="${escaped(value)}"`;
    return others.length === 0 ? `${start}/>` : `${start}>${others.join("")}</${tag}>`;
  };
  const basic = (tag, value, path) => valued(tag, "", value, path, "Override");

  const images = new Map();
  const urls = new Map();
  const shorts = new Map();
  const longs = new Map();
  const put = (into, tag, id, value, path) => {
    into.set(id, valued(tag, ` id="${id}"`, value, path, "bt:Override"));
    return `resid="${id}"`;
  };
  const url = (id, value, path) => put(urls, "bt:Url", id, value, path);
  const short = (id, value, path) => put(shorts, "bt:String", id, value, path);
  const long = (id, value, path) => put(longs, "bt:String", id, value, path);
  const pictures = (icons) => `<Icon>${icons.map(({ size, url: value }) => {
    const id = new URL(value).pathname.split("/").pop().replace(/\.png$/, "");
    return `<bt:Image size="${size}" ${put(images, "bt:Image", id, value)}/>`;
  }).join("")}</Icon>`;

  // A shared runtime loads only when the runtime, the page of the functions and the file of the commands have one resid.
  const page = url("Pane.Url", runtime.code.page);
  const action = (id) => {
    const { type } = runtime.actions.find((own) => own.id === id);
    return type === "openPage" ? `<Action xsi:type="ShowTaskpane"><SourceLocation ${page}/></Action>`
      : `<Action xsi:type="ExecuteFunction"><FunctionName>${escaped(id)}</FunctionName></Action>`;
  };
  const control = ({ id, label, icons, supertip, actionId }, at) => {
    const path = `${inGroup}.controls[${at}]`;
    return `<Control xsi:type="Button" id="${id}"><Label ${short(`${id}.Label`, label, `${path}.label`)}/>`
      + `<Supertip><Title ${short(`${id}.Title`, supertip.title, `${path}.supertip.title`)}/>`
      + `<Description ${long(`${id}.Tip`, supertip.description, `${path}.supertip.description`)}/></Supertip>`
      + `${pictures(icons)}${action(actionId)}</Control>`;
  };

  const host = `<Host xsi:type="Workbook"><Runtimes><Runtime ${page} lifetime="long"/></Runtimes>`
    + '<AllFormFactors><ExtensionPoint xsi:type="CustomFunctions">'
    + `<Script><SourceLocation ${url("Script.Url", runtime.code.script)}/></Script><Page><SourceLocation ${page}/></Page>`
    + `<Metadata><SourceLocation ${url("Metadata.Url", runtime.customFunctions.metadataUrl, `${inRuntime}.metadataUrl`)}/></Metadata>`
    + `<Namespace ${short("Namespace", runtime.customFunctions.namespace.name, `${inRuntime}.namespace.name`)}/></ExtensionPoint></AllFormFactors>`
    + `<DesktopFormFactor><GetStarted><Title ${short("GetStarted.Title", message.title, `${inMessage}.title`)}/>`
    + `<Description ${long("GetStarted.Description", message.description, `${inMessage}.description`)}/>`
    + `<LearnMoreUrl ${url("GetStarted.Url", message.learnMoreUrl, `${inMessage}.learnMoreUrl`)}/></GetStarted>`
    + `<FunctionFile ${page}/><ExtensionPoint xsi:type="PrimaryCommandSurface"><OfficeTab id="${builtInTabId}"><Group id="${group.id}">`
    + `<Label ${short(`${group.id}.Label`, group.label, `${inGroup}.label`)}/>${pictures(group.icons)}`
    + `${group.controls.map(control).join("")}</Group></OfficeTab></ExtensionPoint></DesktopFormFactor></Host>`;
  const all = (list) => [...list.values()].join("");
  const sets = extension.requirements.capabilities.map(({ name, minVersion }) => `<Set Name="${name}" MinVersion="${minVersion}"/>`).join("");

  return indented(`<OfficeApp ${NAMESPACES} xsi:type="TaskPaneApp"><Id>${xmlId(manifest)}</Id><Version>${xmlVersion(manifest.version)}</Version>`
    + `<ProviderName>${escaped(manifest.developer.name)}</ProviderName><DefaultLocale>${locale(manifest.localizationInfo.defaultLanguageTag)}</DefaultLocale>`
    + basic("DisplayName", manifest.name.short, "name.short") + basic("Description", manifest.description.full, "description.full")
    + basic("IconUrl", icon.url) + basic("HighResolutionIconUrl", highResolutionIcon.url) + basic("SupportUrl", message.learnMoreUrl)
    + `<AppDomains>${manifest.validDomains.map((domain) => `<AppDomain>https://${domain}</AppDomain>`).join("")}</AppDomains>`
    + `<Hosts><Host Name="Workbook"/></Hosts><Requirements><Sets DefaultMinVersion="1.1">${sets}</Sets></Requirements>`
    + `<DefaultSettings>${basic("SourceLocation", runtime.code.page)}</DefaultSettings><Permissions>ReadWriteDocument</Permissions>`
    + '<VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">'
    + `<Hosts>${host}</Hosts><Resources><bt:Images>${all(images)}</bt:Images><bt:Urls>${all(urls)}</bt:Urls>`
    + `<bt:ShortStrings>${all(shorts)}</bt:ShortStrings><bt:LongStrings>${all(longs)}</bt:LongStrings></Resources></VersionOverrides></OfficeApp>`);
}

// One element per line; an element that holds only text stays on its line.
function indented(xml) {
  let depth = 0;
  const lines = xml.replace(/></g, ">\n<").split("\n").map((line) => {
    if (line.startsWith("</")) depth--;
    const own = "  ".repeat(depth) + line;
    if (!line.startsWith("</") && !line.endsWith("/>") && !line.includes("</")) depth++;
    return own;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join("\n")}\n`;
}
