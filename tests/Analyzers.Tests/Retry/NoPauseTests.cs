using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Retry;
using Seaworthy.Retry.Rules;

namespace Seaworthy.Tests.Retry;

public sealed class NoPauseTests
{
    private readonly RuleTest<RetryLoopAnalyzer, EmptyCodeFixProvider> _rule = new(NoPause.Rule, References.Net10);

    [Theory]
    [InlineData("""
        [|for|] (var i = 0; i < 3; i++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { }
        }

        throw new InvalidOperationException();
        """)]
    [InlineData("""
        [|for|] (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e) when (attempt < 3) { log.LogWarning(e, "Attempt {Attempt}", attempt); }
        }
        """)]
    [InlineData("""
        var failures = 0;
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException)
            {
                if (++failures > 3)
                    throw;
            }
        }
        """)]
    [InlineData("""
        var retries = 3;
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (retries-- > 0) { }
        }
        """)]
    [InlineData("""
        Exception? last = null;
        var left = 3;
        [|while|] (left-- > 0)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException e) { last = e; }
        }

        throw new InvalidOperationException("Failed after 3 attempts", last);
        """)]
    [InlineData("""
        var done = false;
        var text = "";
        var tries = 0;
        [|do|]
        {
            try
            {
                text = await http.GetStringAsync(address, token);
                done = true;
            }
            catch (HttpRequestException) when (tries < 3) { tries++; }
        }
        while (!done);
        return text;
        """)]
    [InlineData("""
        var attempt = 0;
        [|retry|]:
        try { return await http.GetStringAsync(address, token); }
        catch (HttpRequestException) when (++attempt < 3) { goto retry; }
        """)]
    public Task Attempts_that_follow_each_other_at_once(string statements) => _rule.Reports(Frame.Loading(statements));

    [Fact]
    public Task A_bad_status_is_a_failure_too() => _rule.Reports(Frame.Class(
        "async Task<HttpResponseMessage?> SendAsync(Uri address)",
        """
        HttpResponseMessage? response = null;
        [|for|] (var attempt = 0; attempt < 3; attempt++)
        {
            response = await http.GetAsync(address);
            if (response.IsSuccessStatusCode)
                break;
        }

        return response;
        """));

    [Fact]
    public Task A_method_that_calls_itself_again() => _rule.Reports(Frame.Class(
        "async Task<string> [|LoadAsync|](Uri address, int retriesLeft)",
        """
        try
        {
            return await http.GetStringAsync(address);
        }
        catch (HttpRequestException) when (retriesLeft > 0)
        {
            return await LoadAsync(address, retriesLeft - 1);
        }
        """));

    [Theory]
    [InlineData("await Task.Delay(100, token);")]
    [InlineData("await Nothing();")]
    [InlineData("Thread.Sleep(10);")]
    public Task A_pause_of_any_kind_is_a_pause(string pause) => _rule.IsSilent(Frame.Loading(
        $$"""
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) when (attempt < 3) { {{pause}} }
        }
        """));

    [Theory]
    [InlineData("", "WaitForShop();", false)]
    [InlineData("", "AskShop();", true)]
    [InlineData("WaitForShop();", "", true)]
    public async Task A_pause_that_is_not_written_yet_is_a_pause(string before, string after, bool isReported)
    {
        var code = Frame.Loading(
            $$"""
            for (var attempt = 1; ; attempt++)
            {
                try { {{before}} return await http.GetStringAsync(address, token); }
                catch (HttpRequestException) when (attempt < 3) { {{after}} }
            }
            """);

        var tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        var unfinished = CSharpCompilation.Create("Test", [tree], References.Net10.Metadata, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Equal(isReported, (await Findings.All(unfinished)).Any(finding => finding.Id == NoPause.Rule.Id));
    }

    [Fact]
    public Task A_pause_in_a_helper_is_a_pause() => _rule.IsSilent(Frame.Class(
        "static Task BackOff(int attempt) => Task.Delay(100 * attempt);\n\n    async Task<string> LoadAsync(Uri address)",
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address); }
            catch (HttpRequestException) when (attempt < 3) { await BackOff(attempt); }
        }
        """));

    [Fact]
    public Task Refreshing_what_the_attempt_needs_is_more_than_trying_again() => _rule.IsSilent(Frame.Class(
        "Task RefreshTokenAsync() => Nothing();\n\n    async Task<string> LoadAsync(Uri address)",
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address); }
            catch (HttpRequestException) when (attempt < 2) { await RefreshTokenAsync(); }
        }
        """));

    [Fact]
    public Task What_is_done_before_giving_up_makes_no_other_attempt() => _rule.Reports(Frame.Class(
        "Task ResetAsync() => Nothing();\n\n    async Task<string> LoadAsync(Uri address)",
        """
        [|for|] (var attempt = 1; ; attempt++)
        {
            try { return await http.GetStringAsync(address); }
            catch (HttpRequestException) when (attempt < 3) { }
            catch (InvalidOperationException)
            {
                await ResetAsync();
                throw;
            }
        }
        """));

    [Fact]
    public Task An_attempt_that_ends_with_its_own_timeout_has_waited() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 1; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(1000);
            try { return await http.GetStringAsync(address, timeout.Token); }
            catch (OperationCanceledException) when (attempt < 3) { }
        }
        """));

    [Fact]
    public Task One_attempt_is_no_retry() => _rule.IsSilent(Frame.Loading(
        """
        for (var attempt = 0; attempt < 1; attempt++)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (HttpRequestException) { }
        }

        return "";
        """));

    [Fact]
    public Task Work_of_the_processor_alone_needs_no_pause() => _rule.IsSilent(Frame.Class(
        "int Parse(string text)",
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return int.Parse(text); }
            catch (FormatException) { }
        }

        return 0;
        """));

    [Fact]
    public Task The_next_candidate_is_another_operation() => _rule.IsSilent(Frame.Class(
        "async Task<string> LoadAsync(Uri[] mirrors)",
        """
        foreach (var mirror in mirrors)
        {
            try { return await http.GetStringAsync(mirror); }
            catch (HttpRequestException e) { log.LogWarning(e, "Trying the next mirror"); }
        }

        throw new InvalidOperationException();
        """));

    [Fact]
    public Task A_worker_that_goes_on_after_success_is_no_retry() => _rule.IsSilent(Frame.Class(
        "async Task PumpAsync(Queue<Uri> orders)",
        """
        while (orders.Count > 0)
        {
            try { await http.GetStringAsync(orders.Dequeue()); }
            catch (HttpRequestException e) { log.LogError(e, "Attempt failed"); }
        }
        """));

    [Fact]
    public async Task In_a_helper_it_is_a_suggestion() => Assert.Contains("SEA1001 Info for", await Findings.Of(Frame.Class(
        "async Task<T> RetryAsync<T>(Func<Task<T>> operation)",
        """
        for (var attempt = 1; ; attempt++)
        {
            try { return await operation(); }
            catch (HttpRequestException) when (attempt < 3) { }
        }
        """)), StringComparison.Ordinal);

    [Fact]
    public async Task The_message_names_what_is_tried_again() => Assert.Contains("'GetStringAsync' is tried again", await Findings.Messages(Frame.Loading(
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                log.BeginScope(address);
                return await http.GetStringAsync(address, token).ConfigureAwait(false);
            }
            catch (HttpRequestException) when (attempt < 3) { log.LogWarning("Again"); }
        }
        """)), StringComparison.Ordinal);

    [Fact]
    public Task The_next_server_of_a_circle_is_another_one() => _rule.IsSilent(Frame.Class(
        "async Task<string> AskAsync(Uri[] servers)",
        """
        var next = 0;
        var attemptsLeft = 5;
        while (attemptsLeft-- > 0)
        {
            try
            {
                var server = servers[next++ % servers.Length];
                return await http.GetStringAsync(server);
            }
            catch (HttpRequestException) when (attemptsLeft > 0) { }
        }

        throw new InvalidOperationException();
        """));

    [Fact]
    public Task What_has_timed_out_has_waited() => _rule.IsSilent(Frame.Loading(
        """
        var retries = 1;
        while (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (TimeoutException) when (retries-- > 0) { }
        }
        """));

    [Fact]
    public Task What_times_out_again_and_again_may_be_told_so_by_a_server() => _rule.Reports(Frame.Loading(
        """
        var retries = 5;
        [|while|] (true)
        {
            try { return await http.GetStringAsync(address, token); }
            catch (TimeoutException) when (retries-- > 0) { }
        }
        """));

    [Theory]
    [InlineData("MediatR")]
    [InlineData("Medino")]
    public Task What_handlers_of_the_same_process_do_is_not_to_be_seen(string library) => _rule.IsSilent(Dispatching("await mediator.PublishAsync(new Order()).ConfigureAwait(false);", library));

    [Theory]
    [InlineData("await mediator.PublishAsync(new Order());", "Acme.Queues")]
    [InlineData("await mediator.PublishAsync(new Order()); await http.DeleteAsync(address);", "MediatR")]
    public Task Others_may_be_far_away(string attempt, string library) => _rule.Reports(Dispatching(attempt, library).Replace("while", "[|while|]", StringComparison.Ordinal));

    private static string Dispatching(string attempt, string library) => Frame.Class(
        $"async Task DeleteAsync(Uri address, {library}.IMediator mediator)",
        $$"""
        var retry = 0;
        while (retry < 3)
        {
            try
            {
                log.LogInformation("Deleting");
                {{attempt}}
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Failed");
                retry++;
            }
        }
        """) + $$"""


        namespace {{library}} { interface IMediator { Task PublishAsync(object notification); } }
        """;

    [Fact]
    public Task One_attempt_more_for_a_known_race_is_at_once() => _rule.IsSilent(Frame.Class(
        "async Task DeleteAsync(Uri address)",
        """
        var retried = false;
        while (true)
        {
            try { await http.DeleteAsync(address); }
            catch (Exception e)
            {
                if (!retried && IsTransient(e))
                {
                    retried = true;
                    continue;
                }

                Note(e);
            }

            break;
        }
        """));
}
