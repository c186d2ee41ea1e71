using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Calls that are not given the token in reach.</summary>
public sealed class TokenNotForwardedTests
{
    private const string Repository =
        """

        sealed class Orders
        {
            public Task LoadAsync(string name, bool deep = false, CancellationToken ct = default) => Task.CompletedTask;
            public Task SaveAsync(string name) => Task.CompletedTask;
            public Task SaveAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
            public Task ReleaseLockAsync(string name, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
            public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                yield return 1;
            }
        }
        """;

    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;


        """;

    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _rule = new(TokenNotForwarded.Rule, References.Net10);

    private RuleTest<TokenCallAnalyzer, ForwardTokenFix> Loud => _rule.WithSeverity(DiagnosticSeverity.Warning);

    private static string In(string members) => Usings + "class Shop(Orders orders)\n{\n    public Orders All => orders;\n" + members + "\n}\n" + Repository;

    private static string Hosted(string body) => Usings +
        $$"""
        sealed class Importer(Orders orders) : BackgroundService
        {
            public Orders All => orders;


            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{body}}
            }
        }
        """ + Repository;

    [Theory]
    [InlineData("""await orders.[|SaveAsync|]("a");""", """await orders.SaveAsync("a", stoppingToken);""")]
    [InlineData("""await orders.[|LoadAsync|]("a").ConfigureAwait(false);""", """await orders.LoadAsync("a", ct: stoppingToken).ConfigureAwait(false);""")]
    [InlineData("""await foreach (var each in orders.[|ReadAsync|]()) { await Task.Yield(); }""", """await foreach (var each in orders.ReadAsync(stoppingToken)) { await Task.Yield(); }""")]
    [InlineData("""await Parallel.[|ForEachAsync|](new[] { 1 }, async (x, inner) => { await orders.[|SaveAsync|]("a"); });""", """await Parallel.ForEachAsync(new[] { 1 }, stoppingToken, async (x, inner) => { await orders.SaveAsync("a", inner); });""")]
    [InlineData("""await orders.[|LoadAsync|]("a" + await orders.[|CountAsync|]());""", """await orders.LoadAsync("a" + await orders.CountAsync(stoppingToken), ct: stoppingToken);""")]
    [InlineData("""using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); timeout.CancelAfter(1000); await orders.[|SaveAsync|]("a");""", """using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); timeout.CancelAfter(1000); await orders.SaveAsync("a", timeout.Token);""")]
    public Task In_a_service_each_call_is_given_the_token(string before, string after) => Loud.Fixes(Hosted(before), Hosted(after));

    [Theory]
    [InlineData("""try { await Task.Yield(); } finally { await orders.SaveAsync("release"); }""")]
    [InlineData("""try { await Task.Yield(); } catch (OperationCanceledException) { await orders.SaveAsync("rollback"); throw; }""")]
    [InlineData("""try { await Task.Yield(); } catch (Exception ex) when (ex is OperationCanceledException) { await orders.SaveAsync("rollback"); }""")]
    [InlineData("""try { await Task.Yield(); } catch (Exception) { await orders.SaveAsync("failed"); }""")]
    [InlineData("""if (stoppingToken.IsCancellationRequested) { await orders.SaveAsync("a"); }""")]
    [InlineData("""await orders.ReleaseLockAsync("a");""")]
    [InlineData("""stoppingToken.Register(() => orders.SaveAsync("a").Wait());""")]
    [InlineData("""await orders.SaveAsync("a", CancellationToken.None);""")]
    [InlineData("""await orders.LoadAsync("a", true, default);""")]
    [InlineData("""_ = Task.Run(async () => { await Task.Yield(); });""")]
    [InlineData("""await Task.Run(async () => { await Task.Yield(); });""")]
    [InlineData("""await Task.Run(() => orders.SaveAsync("a", stoppingToken));""")]
    [InlineData("""await orders.SaveAsync("a", stoppingToken).ContinueWith(t => { });""")]
    [InlineData("""_ = Task.Run(async () => await orders.SaveAsync("a"));""")]
    [InlineData("""var queue = System.Threading.Channels.Channel.CreateUnbounded<string>(); await foreach (var each in queue.Reader.ReadAllAsync(stoppingToken)) { await orders.SaveAsync(each); }""")]
    [InlineData("""var all = orders.ReadAsync(stoppingToken); await foreach (var each in all) { }""")]
    public Task In_a_service_these_are_left_alone(string body) => _rule.IsSilent(Hosted(body + " await Task.Yield();"));

    [Fact]
    public Task Work_that_throws_for_the_token_is_started_with_it() => Loud.Fixes(
        Hosted("""await Task.[|Run|](() => { stoppingToken.ThrowIfCancellationRequested(); });"""),
        Hosted("""await Task.Run(() => { stoppingToken.ThrowIfCancellationRequested(); }, stoppingToken);"""));

    [Theory]
    [InlineData("""    private readonly CancellationToken _stopping; public Shop(Orders o, CancellationToken t) : this(o) => _stopping = t; Task Run() => orders.[|SaveAsync|]("a");""", """    private readonly CancellationToken _stopping; public Shop(Orders o, CancellationToken t) : this(o) => _stopping = t; Task Run() => orders.SaveAsync("a", _stopping);""")]
    [InlineData("""    private readonly CancellationTokenSource _cts = new(); Task Run() => orders.[|SaveAsync|]("a");""", """    private readonly CancellationTokenSource _cts = new(); Task Run() => orders.SaveAsync("a", _cts.Token);""")]
    [InlineData("""    Task Run(CancellationToken ct) => Parallel.[|ForEachAsync|](new[] { 1 }, (x, inner) => default);""", """    Task Run(CancellationToken ct) => Parallel.ForEachAsync(new[] { 1 }, ct, (x, inner) => default);""")]
    [InlineData("""    Func<Task> Run(CancellationToken ct) => async () => await orders.[|SaveAsync|]("a");""", """    Func<Task> Run(CancellationToken ct) => async () => await orders.SaveAsync("a", ct);""")]
    [InlineData("""    async Task Run(IAsyncEnumerable<int> all, CancellationToken ct) { await foreach (var each in [|all|]) { } }""", """    async Task Run(IAsyncEnumerable<int> all, CancellationToken ct) { await foreach (var each in all.WithCancellation(ct)) { } }""")]
    [InlineData("""    async Task Run(IAsyncEnumerable<int> all, CancellationToken ct) { await foreach (var each in [|all|].ConfigureAwait(false)) { } }""", """    async Task Run(IAsyncEnumerable<int> all, CancellationToken ct) { await foreach (var each in all.WithCancellation(ct).ConfigureAwait(false)) { } }""")]
    [InlineData("""    Task Run(CancellationToken ct, string name) => orders.[|SaveAsync|](name);""", """    Task Run(CancellationToken ct, string name) => orders.SaveAsync(name, ct);""")]
    public Task Elsewhere_what_the_sdk_cannot_see(string before, string after) => _rule.Fixes(In(before), In(after));

    [Theory]
    [InlineData("""    Task Run(CancellationToken ct) => orders.SaveAsync("a");""")]
    [InlineData("""    Task Run(CancellationToken ct) { return Load(); Task Load() => orders.SaveAsync("a"); }""")]
    [InlineData("""    Task Run() => orders.SaveAsync("a");""")]
    [InlineData("""    Func<Task> Run(CancellationToken ct) => static async () => await new Orders().SaveAsync("a");""")]
    public Task Elsewhere_what_the_sdk_reports_is_left_to_it(string code) => _rule.IsSilent(In(code));

    [Theory]
    [InlineData("seaworthy.shutdown.sea3003_defer_to_ca2016 = never")]
    [InlineData("dotnet_diagnostic.CA2016.severity = none")]
    public Task Unless_it_is_turned_off(string option) => _rule.With(option).Fixes(
        In("""    Task Run(CancellationToken ct) => orders.[|SaveAsync|]("a");"""),
        In("""    Task Run(CancellationToken ct) => orders.SaveAsync("a", ct);"""));

    [Fact]
    public Task Members_are_written_as_the_settings_want_them() => _rule.With("dotnet_style_qualification_for_field = true:suggestion").Fixes(
        In("""    private readonly CancellationTokenSource _cts = new(); Task Run() => orders.[|SaveAsync|]("a");"""),
        In("""    private readonly CancellationTokenSource _cts = new(); Task Run() => orders.SaveAsync("a", this._cts.Token);"""));

    [Fact]
    public Task Of_two_tokens_nobody_but_the_author_can_choose() => _rule.ReportsWithoutFix(
        In("""    Task Run(CancellationToken user, CancellationToken shutdown) => orders.[|SaveAsync|]("a");"""));

    [Fact]
    public Task In_a_request_what_does_not_belong_to_its_context() => (_rule with { References = References.Web }).Fixes(
        """
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        class Echo
        {
            public async Task InvokeAsync(HttpContext http)
            {
                using var reader = new StreamReader(http.Request.Body);
                var text = await reader.[|ReadToEndAsync|]();
                await http.Response.WriteAsync(text);
            }
        }

        class Shop(StreamReader reader) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Get() => await reader.ReadToEndAsync();
        }
        """,
        """
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        class Echo
        {
            public async Task InvokeAsync(HttpContext http)
            {
                using var reader = new StreamReader(http.Request.Body);
                var text = await reader.ReadToEndAsync(http.RequestAborted);
                await http.Response.WriteAsync(text);
            }
        }

        class Shop(StreamReader reader) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Get() => await reader.ReadToEndAsync();
        }
        """);

    private static string Members(string members) => Usings +
        $$"""
        abstract class Importer(Orders orders) : IHostedService
        {
            private readonly CancellationTokenSource _stopping = new();
            public abstract Task StartAsync(CancellationToken cancellationToken);
            public Orders All => orders;
            {{members}}
        }
        """ + Repository;

    [Fact]
    public Task Work_of_the_service_itself_ends_with_it() => Loud.Fixes(
        Members("""public abstract Task StopAsync(CancellationToken cancellationToken); Task WorkAsync() => orders.[|SaveAsync|]("a");"""),
        Members("""public abstract Task StopAsync(CancellationToken cancellationToken); Task WorkAsync() => orders.SaveAsync("a", _stopping.Token);"""));

    [Fact]
    public Task Work_for_whoever_calls_the_service_is_less_sure_to() => _rule.Fixes(
        Members("""public abstract Task StopAsync(CancellationToken cancellationToken); public Task WorkAsync() => orders.[|SaveAsync|]("a");"""),
        Members("""public abstract Task StopAsync(CancellationToken cancellationToken); public Task WorkAsync() => orders.SaveAsync("a", _stopping.Token);"""));

    [Fact]
    public Task A_service_that_drains_its_queue_wants_it_to_be_done() => _rule.IsSilent(
        Members("""readonly System.Threading.Channels.Channel<int> _queue = System.Threading.Channels.Channel.CreateUnbounded<int>(); public Task StopAsync(CancellationToken cancellationToken) { _queue.Writer.TryComplete(); return Task.CompletedTask; } Task WorkAsync() => orders.SaveAsync("a");"""));

    [Fact]
    public Task What_continues_a_pause_is_not_to_run_at_once() => _rule.IsSilent(
        Members("""public abstract Task StopAsync(CancellationToken cancellationToken); void Later() => Task.Delay(3000).ContinueWith(_ => orders.ToString());"""));

    private static string Worker(string call) => Usings + $$"""
        class Payer(Context context) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{call}}
                await Task.Yield();
            }
        }

        class Context
        {
            public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
            public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
        }
        """;

    [Fact]
    public Task What_saves_the_changes_of_a_service_may_have_to_be_done() => _rule.ReportsAs(DiagnosticSeverity.Info, Worker("await context.[|SaveChangesAsync|]();"));

    [Fact]
    public Task A_pragma_for_the_rule_of_the_SDK_says_that_it_is_meant() => _rule.IsSilent(Worker(
        """
        #pragma warning disable CA2016
                await context.CountAsync();
        #pragma warning restore CA2016
        """));

    [Fact]
    public Task Behind_the_pragma_it_is_not() => Loud.Reports(Worker(
        """
        #pragma warning disable CA2016, CS0000
        #pragma warning restore CA2016
                await context.[|CountAsync|]();
        """));
}
