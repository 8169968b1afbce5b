using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>The expressions by which web frameworks hand out what a caller sent.</summary>
internal static partial class RequestAccess
{
    /// <summary>Whether a path such as <c>request.args.get</c> reads something that the caller of a service chose.</summary>
    public static bool IsOne(Language language, string path) => language switch
    {
        Language.Python => Python().IsMatch(path),
        Language.JavaScript or Language.TypeScript => Script().IsMatch(path),
        Language.CSharp => CSharp().IsMatch(path),
        Language.Java or Language.Kotlin or Language.Scala => Java().IsMatch(path),
        Language.Go => Go().IsMatch(path),
        Language.Php => Php().IsMatch(path),
        Language.Ruby => Ruby().IsMatch(path),
        _ => false,
    };

    [GeneratedRegex(@"^(flask\.|self\.)?request\.(args|form|values|json|data|files|headers|cookies|get_json|get_data|query_params|query_string|path_params|match_info|query|GET|POST|FILES|COOKIES|META|body|stream|post)\b|^self\.(get_argument|get_query_argument|get_body_argument)\b")]
    private static partial Regex Python();

    [GeneratedRegex(@"^(req|request|ctx|ctx\.request|context\.request|c\.req|ctx\.req|event)\.(query|body|params|headers|cookies|param|get|header|url|originalUrl|rawBody|files|file|queryStringParameters|pathParameters|json|text|formData|nextUrl)\b")]
    private static partial Regex Script();

    [GeneratedRegex(@"^((HttpContext|httpContext|context|this|ctx)\.)*(Request|request|req)\.(Query|Form|Headers|Cookies|RouteValues|Body|QueryString|Path|Params|ReadFormAsync|ReadFromJsonAsync)\b")]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^(request|req|httpRequest|servletRequest|httpServletRequest|exchange\.request)\.(getParameter|getParameterValues|getParameterMap|getHeader|getHeaders|getQueryString|getCookies|getInputStream|getReader|getPathInfo|getRequestURI|getPart|getParts|queryParams|queryParam|pathVariable|params)\b|^call\.(request\.queryParameters|parameters|receive\w*)\b")]
    private static partial Regex Java();

    [GeneratedRegex(@"^(r|req|request)\.(URL\.(Query|Path|RawQuery|RawPath)|FormValue|PostFormValue|Form|PostForm|Header|Body|PathValue|Cookie|MultipartForm)\b|^(mux\.Vars|chi\.URLParam)\b|^(c|ctx)\.(Param|Query|DefaultQuery|QueryParam|PostForm|FormValue|GetHeader|Params|Cookie|Body|BodyParser|ShouldBindJSON)\b")]
    private static partial Regex Go();

    [GeneratedRegex(@"^(_GET|_POST|_REQUEST|_COOKIE|_FILES)\b|^request\.(input|get|query|all|post|cookie|header|file|getParsedBody|getQueryParams|request|attributes)\b")]
    private static partial Regex Php();

    [GeneratedRegex(@"^(params|cookies)\b|^request\.(headers|body|query_string|referer|path|url|GET|POST|params|raw_post)\b")]
    private static partial Regex Ruby();
}
