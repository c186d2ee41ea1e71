using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class ReusedRequestTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(ReusedRequest.Rule, References.Net10);

    [Fact]
    public Task A_request_that_is_made_in_front_of_the_loop() => _rule.Reports(Send("", "using var request = new HttpRequestMessage(HttpMethod.Get, address);", "[|request|]"));

    [Fact]
    public Task A_request_that_the_caller_has_made() => _rule.Reports(Send(", HttpRequestMessage request", "", "[|request|]"));

    [Fact]
    public Task A_status_that_is_tested() => _rule.Reports(Frame.Class(
        "async Task<HttpResponseMessage?> SendAsync(Uri address)",
        """
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        HttpResponseMessage? response = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            response = await http.SendAsync([|request|]);
            if (response.IsSuccessStatusCode)
                break;
            await Task.Delay(100);
        }

        return response;
        """));

    [Fact]
    public Task A_method_that_hands_the_request_to_itself() => _rule.Reports(Frame.Class(
        "async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, int retriesLeft)",
        """
        try
        {
            return await http.SendAsync([|request|]);
        }
        catch (HttpRequestException) when (retriesLeft > 0)
        {
            await Task.Delay(100);
            return await SendAsync(request, retriesLeft - 1);
        }
        """));

    [Fact]
    public Task A_stream_that_cant_be_rewound() => _rule.Reports(Frame.Class(
        "async Task UploadAsync(Uri address, System.IO.Compression.GZipStream packed)",
        """
        var content = new StreamContent(packed);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await http.PutAsync(address, [|content|]);
                return;
            }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_callback_of_a_pipeline_is_called_for_every_attempt() => _rule.Reports(Callback(
        "var request = new HttpRequestMessage(HttpMethod.Get, address);",
        "await pipeline.ExecuteAsync(async token => await http.SendAsync([|request|], token))"));

    [Fact]
    public Task The_state_of_a_callback_is_the_same_for_every_attempt() => _rule.Reports(Callback(
        "",
        "await pipeline.ExecuteAsync(async (request, token) => await http.SendAsync([|request|], token), new HttpRequestMessage(HttpMethod.Get, address))"));

    [Theory]
    [InlineData("new HttpRequestMessage(HttpMethod.Get, address)")]
    [InlineData("Copy(original)")]
    public Task A_request_that_every_attempt_makes(string request) => _rule.IsSilent(Frame.Class(
        "static HttpRequestMessage Copy(HttpRequestMessage request) => new(request.Method, request.RequestUri);\n\n    async Task<HttpResponseMessage> SendAsync(Uri address, HttpRequestMessage original)",
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.SendAsync({{request}}); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_request_that_is_made_in_the_loop() => _rule.IsSilent(Frame.Class(
        "async Task<HttpResponseMessage> SendAsync(Uri address)",
        """
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            try { return await http.SendAsync(request); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_request_that_is_replaced_before_the_next_attempt() => _rule.IsSilent(Frame.Class(
        "async Task<HttpResponseMessage> SendAsync(Uri address)",
        """
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.SendAsync(request); }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(100);
                request = new HttpRequestMessage(HttpMethod.Get, address);
            }
        }
        """));

    [Fact]
    public Task A_handler_hands_its_request_on() => _rule.IsSilent(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Retrying : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await base.SendAsync(request, token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
                }
            }
        }
        """);

    [Theory]
    [InlineData("new StringContent(\"{}\")")]
    [InlineData("new StreamContent(new MemoryStream())")]
    public Task Content_that_can_be_read_again(string content) => _rule.IsSilent(Frame.Class(
        "async Task UploadAsync(Uri address)",
        $$"""
        var content = {{content}};
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await http.PutAsync(address, content);
                return;
            }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task A_callback_that_makes_its_request() => _rule.IsSilent(Callback(
        "",
        "await pipeline.ExecuteAsync(async token => { using var request = new HttpRequestMessage(HttpMethod.Get, address); return await http.SendAsync(request, token); })"));

    [Fact]
    public Task A_pipeline_that_only_has_a_timeout_calls_once() => _rule.IsSilent(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http)
        {
            private static readonly ResiliencePipeline Limit = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();

            async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
                await Limit.ExecuteAsync(async token => await http.SendAsync(request, token));
        }
        """);

    private static string Callback(string declaration, string execution) =>
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Shop(HttpClient http, ResiliencePipeline pipeline)
        {
            async Task<HttpResponseMessage> SendAsync(Uri address)
            {
                {{declaration}}
                return {{execution}};
            }
        }
        """;

    private static string Send(string parameter, string declaration, string request) => Frame.Class(
        $"async Task<HttpResponseMessage> SendAsync(Uri address{parameter})",
        $$"""
        {{declaration}}
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.SendAsync({{request}}); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """);
}
