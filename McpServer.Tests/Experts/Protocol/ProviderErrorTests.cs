using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Bodies as providers document or send them, and what each means.</summary>
internal sealed class ProviderErrorTests
{
    // OpenAI
    [TestCase(401, """{"error":{"message":"Incorrect API key provided: sk-abc.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""", ExpertFailure.Auth)]
    [TestCase(429, """{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""", ExpertFailure.Quota)]
    [TestCase(429, """{"error":{"message":"Rate limit reached for gpt-4o in organization org-x on requests per min (RPM): Limit 3, Used 3.","type":"requests","param":null,"code":"rate_limit_exceeded"}}""", ExpertFailure.RateLimit)]
    [TestCase(429, """{"error":{"message":"Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 41000.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}""", ExpertFailure.Overflow)]
    [TestCase(400, """{"error":{"message":"This model's maximum context length is 128000 tokens. However, your messages resulted in 140000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""", ExpertFailure.Overflow)]
    [TestCase(404, """{"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"message":"max_tokens is too large: 100000. This model supports at most 16384 completion tokens.","type":"invalid_request_error","param":"max_tokens","code":null}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}""", ExpertFailure.Filter)]
    [TestCase(500, """{"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}""", ExpertFailure.Down)]
    // Moonshot
    [TestCase(401, """{"error":{"message":"Invalid Authentication","type":"invalid_authentication_error"}}""", ExpertFailure.Auth)]
    [TestCase(401, """{"error":{"message":"Incorrect API key provided","type":"incorrect_api_key_error"}}""", ExpertFailure.Auth)]
    [TestCase(403, """{"error":{"message":"You are not allowed to access this resource","type":"permission_denied_error"}}""", ExpertFailure.Auth)]
    [TestCase(403, """{"error":{"message":"You've reached your usage limit for this billing cycle."}}""", ExpertFailure.Quota)]
    [TestCase(429, """{"error":{"message":"Your account org-x is suspended due to insufficient balance, please recharge your account","type":"exceeded_current_quota_error"}}""", ExpertFailure.Quota)]
    [TestCase(429, """{"error":{"message":"Your account org-x request reached max request: 3, please try again after 1 seconds","type":"rate_limit_reached_error"}}""", ExpertFailure.RateLimit)]
    [TestCase(429, """{"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}}""", ExpertFailure.Down)]
    [TestCase(400, """{"error":{"message":"The request was rejected because it was considered high risk","type":"content_filter"}}""", ExpertFailure.Filter)]
    [TestCase(400, """{"error":{"message":"Invalid request: Your request exceeded model token limit: 131072","type":"invalid_request_error"}}""", ExpertFailure.Overflow)]
    [TestCase(400, """{"error":{"message":"Input token length too long","type":"invalid_request_error"}}""", ExpertFailure.Overflow)]
    [TestCase(400, """{"error":{"message":"Invalid purpose: only 'file-extract' accepted","type":"invalid_request_error"}}""", ExpertFailure.BadRequest)]
    [TestCase(404, """{"error":{"message":"Not found the model kimi-9 or Permission denied","type":"resource_not_found_error"}}""", ExpertFailure.BadRequest)]
    [TestCase(500, """{"error":{"message":"Failed to extract file","type":"server_error"}}""", ExpertFailure.Down)]
    [TestCase(500, """{"error":{"message":"invalid state transition","type":"unexpected_output"}}""", ExpertFailure.Down)]
    // Z.ai and Zhipu
    [TestCase(401, """{"error":{"code":"1000","message":"Authentication Failed"}}""", ExpertFailure.Auth)]
    [TestCase(401, """{"error":{"code":"1002","message":"Authorization Token非法，请确认Authorization Token正确传递。"}}""", ExpertFailure.Auth)]
    [TestCase(429, """{"error":{"code":"1113","message":"Your account is in arrears, please recharge and try again"}}""", ExpertFailure.Quota)]
    [TestCase(429, """{"error":{"code":"1302","message":"High concurrency usage of this API"}}""", ExpertFailure.RateLimit)]
    [TestCase(429, """{"error":{"code":"1303","message":"High frequency usage of this API"}}""", ExpertFailure.RateLimit)]
    [TestCase(429, """{"error":{"code":"1304","message":"You have reached the daily call limit for this API"}}""", ExpertFailure.Quota)]
    [TestCase(429, """{"error":{"code":"1305","message":"The service may be temporarily overloaded, please try again later"}}""", ExpertFailure.RateLimit)]
    [TestCase(429, """{"error":{"code":"1308","message":"Usage limit reached for 5 hour. Your limit will reset at 2026-09-29 23:10:05"}}""", ExpertFailure.Quota)]
    [TestCase(400, """{"error":{"code":"1301","message":"System detected potentially unsafe or sensitive content"},"contentFilter":[{"level":0,"role":"user"}]}""", ExpertFailure.Filter)]
    [TestCase(400, """{"error":{"code":"1261","message":"Prompt exceeds max length"}}""", ExpertFailure.Overflow)]
    [TestCase(400, """{"error":{"code":"1210","message":"Incorrect API call parameters"}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"code":"1211","message":"Model does not exist, please check the model code"}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"code":"1214","message":"Invalid messages parameter."}}""", ExpertFailure.BadRequest)]
    [TestCase(500, """{"error":{"code":"1234","message":"Network error, error id: x"}}""", ExpertFailure.Down)]
    [TestCase(200, """{"code":500,"msg":"404 NOT_FOUND","success":false}""", ExpertFailure.Down)]
    // OpenRouter
    [TestCase(402, """{"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/credits","code":402}}""", ExpertFailure.Quota)]
    [TestCase(403, """{"error":{"code":403,"message":"Input flagged","metadata":{"reasons":["violence"],"flagged_input":"x","provider_name":"P"}}}""", ExpertFailure.Filter)]
    [TestCase(429, """{"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"m is temporarily rate-limited upstream","provider_name":"P"}}}""", ExpertFailure.RateLimit)]
    [TestCase(400, """{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":{\"message\":\"prompt is too long: 210000 tokens\"}}"}}}""", ExpertFailure.Overflow)]
    [TestCase(200, """{"error":{"code":429,"message":"Provider returned error"}}""", ExpertFailure.RateLimit)]
    [TestCase(408, """{"error":{"code":408,"message":"Request timed out"}}""", ExpertFailure.Down)]
    [TestCase(503, """{"error":{"code":503,"message":"There is no available model provider that meets your routing requirements"}}""", ExpertFailure.Down)]
    // Ollama, LM Studio, llama.cpp, vLLM
    [TestCase(404, """{"error":"model 'qwen9' not found"}""", ExpertFailure.BadRequest)]
    [TestCase(404, """{"error":{"message":"model \"qwen9\" not found, try pulling it first","type":"api_error","param":null,"code":null}}""", ExpertFailure.BadRequest)]
    [TestCase(500, """{"error":"model requires more system memory (9.1 GiB) than is available (4.0 GiB)"}""", ExpertFailure.Down)]
    [TestCase(400, """{"error":"Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens"}""", ExpertFailure.Overflow)]
    [TestCase(404, """{"error":{"message":"No models loaded. Please load a model in the developer page.","type":"invalid_request_error","param":"model","code":"model_not_found"}}""", ExpertFailure.BadRequest)]
    [TestCase(400, """{"error":{"code":400,"message":"request (13392 tokens) exceeds the available context size (8192 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":13392,"n_ctx":8192}}""", ExpertFailure.Overflow)]
    [TestCase(503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", ExpertFailure.Down)]
    [TestCase(400, """{"object":"error","message":"This model's maximum context length is 16384 tokens. However, you requested 122946 tokens","type":"BadRequestError","param":null,"code":400}""", ExpertFailure.Overflow)]
    [TestCase(404, """{"error":{"message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}}""", ExpertFailure.BadRequest)]
    [TestCase(401, """{"error":"Unauthorized"}""", ExpertFailure.Auth)]
    // Others, gateways, and no words at all
    [TestCase(402, """{"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}""", ExpertFailure.Quota)]
    [TestCase(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ExpertFailure.Down)]
    [TestCase(422, """{"detail":[{"loc":["body","messages"],"msg":"field required"}]}""", ExpertFailure.BadRequest)]
    [TestCase(502, "<html><h1>502 Bad Gateway</h1></html>", ExpertFailure.Down)]
    [TestCase(401, "", ExpertFailure.Auth)]
    [TestCase(413, "", ExpertFailure.Overflow)]
    [TestCase(429, "slow down", ExpertFailure.RateLimit)]
    [TestCase(504, "stream timeout", ExpertFailure.Down)]
    [TestCase(418, "[]", ExpertFailure.BadRequest)]
    public void Recorded_body_means(int status, string body, ExpertFailure expected) =>
        Assert.That(ProviderErrors.Classify(status, ErrorBody.Read(body)), Is.EqualTo(expected));

    [Test]
    public void Limit_that_says_when_to_come_back_is_no_empty_account()
    {
        var body = ErrorBody.Read("""{"error":{"code":429,"message":"Usage limit of the minute reached, recharge or wait."}}""");

        Assert.That(
            (ProviderErrors.Classify(429, body, toldToWait: true), ProviderErrors.Classify(429, body)),
            Is.EqualTo((ExpertFailure.RateLimit, ExpertFailure.Quota)));
    }

    [Test]
    public void Words_of_a_provider_are_shown_without_keys_and_short()
    {
        const string key = "00000000111111112222222233333333.abcdefABCDEF1234";
        var text = $"Bad key {key}\nand sk-aaaabbbbccccddddeeee1234 and sk-prox*******wxyz {new string('x', 2000)}";

        var shown = ErrorText.Clean(text, key);

        Assert.That(shown, Does.StartWith("Bad key **** and").And.Not.Contain("bbbbcccc").And.Not.Contain("wxyz").And.Not.Contain("\n"));
        Assert.That(shown, Has.Length.LessThanOrEqualTo(ErrorText.Longest + " …".Length));
    }
}
