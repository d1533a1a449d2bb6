export const id = 493;
export const ids = [493];
export const modules = {

/***/ 5493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DescribeParametersCommand: () => (/* binding */ DescribeParametersCommand),
/* harmony export */   DescribeSecretCommand: () => (/* binding */ DescribeSecretCommand),
/* harmony export */   addressFor: () => (/* binding */ addressFor),
/* harmony export */   clientFor: () => (/* binding */ clientFor),
/* harmony export */   secretsManager: () => (/* binding */ secretsManager),
/* harmony export */   systemsManager: () => (/* binding */ systemsManager)
/* harmony export */ });
/* harmony import */ var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2658);
/* harmony import */ var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2085);


const secretsManager = {
    serviceId: "Secrets Manager",
    signingName: "secretsmanager",
    target: "secretsmanager",
    namespace: "com.amazonaws.secretsmanager",
};
const systemsManager = {
    serviceId: "SSM",
    signingName: "ssm",
    target: "AmazonSSM",
    namespace: "com.amazonaws.ssm",
};
const string = 0;
const timestamp = 4;
const strings = 64;
/** Schemas as in the SDK's clients: `[3, namespace, name, traits, members, their schemas]` is a structure. */
const structure = (namespace, name, members) => [3, namespace, name, 0, Object.keys(members), Object.values(members)];
function command({ namespace, target }, operation, input, output) {
    const schema = [
        9,
        namespace,
        operation,
        0,
        structure(namespace, `${operation}Request`, input),
        structure(namespace, `${operation}Response`, output),
    ];
    return _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__.Command.classBuilder()
        .ep({
        UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
        Endpoint: { type: "builtInParams", name: "endpoint" },
        Region: { type: "builtInParams", name: "region" },
        UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
    })
        .m((CommandClass, _, config) => [(0,_smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_1__.getEndpointPlugin)(config, CommandClass.getEndpointParameterInstructions())])
        .s(target, operation)
        .n("ECSClient", `${operation}Command`)
        .sc(schema)
        .build();
}
const nameFilter = structure(systemsManager.namespace, "ParameterStringFilter", {
    Key: string,
    Option: string,
    Values: strings,
});
const parameter = structure(systemsManager.namespace, "ParameterMetadata", { Name: string });
const listOf = (name, member) => [1, systemsManager.namespace, name, 0, member];
const stages = [2, secretsManager.namespace, "SecretVersionsToStagesMapType", 0, string, strings];
class DescribeSecretCommand extends command(secretsManager, "DescribeSecret", { SecretId: string }, { ARN: string, DeletedDate: timestamp, VersionIdsToStages: stages }) {
}
class DescribeParametersCommand extends command(systemsManager, "DescribeParameters", { ParameterFilters: listOf("ParameterStringFilterList", nameFilter), MaxResults: 1, NextToken: string }, { Parameters: listOf("ParameterMetadataList", parameter), NextToken: string }) {
}
/** An ECS client that sends the commands of another service. */
function clientFor(sdk, { serviceId, signingName, target, namespace }, settings) {
    const client = new sdk.ECSClient({
        ...settings,
        serviceId,
        protocolSettings: { defaultNamespace: namespace, serviceTarget: target },
        signingName,
    });
    const config = client.config;
    const resolveEcs = config.endpointProvider;
    config.endpointProvider = (parameters, context) => {
        const endpoint = resolveEcs(parameters, context);
        if (parameters["Endpoint"] !== undefined)
            return endpoint;
        return { ...endpoint, url: addressFor(signingName, endpoint.url) };
    };
    return client;
}
/** `ecs-fips.…` becomes `secretsmanager-fips.…`. Exception: the FIPS endpoint of SSM in GovCloud is `ssm.…`. */
function addressFor(service, ecs) {
    const address = new URL(ecs);
    const gov = service === "ssm" && /^ecs-fips\.us-gov-[\w-]+\.amazonaws\.com$/u.test(address.hostname);
    address.hostname = address.hostname.replace(/^ecs(?:-fips)?\./u, (prefix) => gov ? `${service}.` : prefix.replace("ecs", service));
    return address;
}


/***/ })

};
