using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>The same loops with each host that they may run in, and in files that are written otherwise.</summary>
public sealed class LoopReferencesTests
{
    public static TheoryData<string> Hosts { get; } = ["8", "10", "11", "web", "standard"];

    private static ReferenceSet Host(string name) => name switch
    {
        "8" => References.Net8,
        "11" => References.Hosting11,
        "web" => References.Web,
        "standard" => References.StandardHost,
        _ => References.Net10,
    };

    private static string Poller(string body) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        interface IMailbox { Task PollAsync(CancellationToken cancellationToken = default); }

        class Poller : BackgroundService
        {
            private readonly IMailbox _mailbox;
            private readonly ILogger<Poller> _log;

            public Poller(IMailbox mailbox, ILogger<Poller> log)
            {
                _mailbox = mailbox;
                _log = log;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }

            private object All => new object[] { _mailbox, _log };
        }
        """;

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_loop_without_an_end(string host) => new RuleTest<ServiceLoopAnalyzer, UnstoppableLoopFix>(UnstoppableLoop.Rule, Host(host)).Fixes(
        Poller("[|while|] (true)\n{\n    await _mailbox.PollAsync();\n    await Task.Delay(5000);\n}"),
        Poller("while (!stoppingToken.IsCancellationRequested)\n{\n    await _mailbox.PollAsync();\n    await Task.Delay(5000, stoppingToken);\n}"));

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_catch_all(string host) => new RuleTest<ServiceLoopAnalyzer, CatchAllDefeatsCancellationFix>(CatchAllDefeatsCancellation.Rule, Host(host)).Fixes(
        Poller("while (true)\n{\n    try { await _mailbox.PollAsync(stoppingToken); }\n    [|catch|] (Exception ex) { _log.LogError(ex, \"Failed\"); }\n}"),
        Poller("while (true)\n{\n    try { await _mailbox.PollAsync(stoppingToken); }\n    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; }\n    catch (Exception ex) { _log.LogError(ex, \"Failed\"); }\n}"));

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_time_out(string host) => new RuleTest<ServiceLoopAnalyzer, CancellationMistakenForShutdownFix>(CancellationMistakenForShutdown.Rule, Host(host)).Fixes(
        Poller("while (true)\n{\n    try { await _mailbox.PollAsync(stoppingToken); }\n    [|catch|] (OperationCanceledException) { break; }\n}"),
        Poller("while (true)\n{\n    try { await _mailbox.PollAsync(stoppingToken); }\n    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; }\n    catch (OperationCanceledException ex) { _log.LogWarning(ex, \"The operation timed out\"); }\n}"));

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_sleep(string host) => new RuleTest<BlockingSleepAnalyzer, BlockingSleepFix>(BlockingSleep.Rule, Host(host)).Fixes(
        Poller("await _mailbox.PollAsync(stoppingToken);\nThread.[|Sleep|](5000);"),
        Poller("await _mailbox.PollAsync(stoppingToken);\nawait Task.Delay(5000, stoppingToken);"));

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task An_end_of_the_process(string host) => new RuleTest<HostLifetimeAnalyzer, ExitInHostFix>(ExitInHost.Rule, Host(host)).Fixes(
        Poller("await _mailbox.PollAsync(stoppingToken);\nEnvironment.[|Exit|](1);"),
        Poller("await _mailbox.PollAsync(stoppingToken);\nEnvironment.ExitCode = 1;\n_lifetime.StopApplication();")
            .Replace("ILogger<Poller> _log;", "ILogger<Poller> _log;\n    private readonly IHostApplicationLifetime _lifetime;", StringComparison.Ordinal)
            .Replace("ILogger<Poller> log)", "ILogger<Poller> log, IHostApplicationLifetime lifetime)", StringComparison.Ordinal)
            .Replace("_log = log;", "_log = log;\n        _lifetime = lifetime;", StringComparison.Ordinal));

    [Theory]
    [InlineData("class Poller { async System.Threading.Tasks.Task RunAsync(System.Func<System.Threading.Tasks.Task> poll) { while (true) { await poll(); await System.Threading.Tasks.Task.Delay(5000); } } }")]
    [InlineData("class Poller { void Fail() => System.Environment.Exit(1); }")]
    public Task Without_hosting_nobody_is_a_service(string code) => new RuleTest<ServiceLoopAnalyzer, UnstoppableLoopFix>(UnstoppableLoop.Rule, References.Framework).IsSilent(code);

    [Fact]
    public Task A_directive_in_the_loop_is_nobodys_to_move() => new RuleTest<ServiceLoopAnalyzer, UnstoppableLoopFix>(UnstoppableLoop.Rule, References.Net10).ReportsWithoutFix(
        Poller("[|while|] (true)\n{\n#if !RELEASE\n    await _mailbox.PollAsync();\n#endif\n    await Task.Delay(5000);\n}"));

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested)\n{\n    try\n    {\n#if !RELEASE\n        await _mailbox.PollAsync(stoppingToken);\n#endif\n    }\n    [|catch|] (Exception)\n    {\n        await Task.Delay(5000);\n    }\n}")]
    [InlineData("while (!stoppingToken.IsCancellationRequested)\n{\n    try\n    {\n        await _mailbox.PollAsync(stoppingToken);\n    }\n#region Failures\n    [|catch|] (Exception)\n    {\n        await Task.Delay(5000);\n    }\n#endregion\n}")]
    public Task A_directive_around_the_clauses_stays_where_it_is(string body) => new RuleTest<ServiceLoopAnalyzer, CatchAllDefeatsCancellationFix>(CatchAllDefeatsCancellation.Rule, References.Net10).Reports(Poller(body));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => new RuleTest<ServiceLoopAnalyzer, CancellationMistakenForShutdownFix>(CancellationMistakenForShutdown.Rule, References.Net10).Fixes(
        Foreign(Poller("while (true)\n{\n    try\n    {\n        await _mailbox.PollAsync(stoppingToken);\n    }\n    [|catch|] (OperationCanceledException)\n    {\n        break;\n    }\n}")),
        Foreign(Poller("while (true)\n{\n    try\n    {\n        await _mailbox.PollAsync(stoppingToken);\n    }\n    catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)\n    {\n        break;\n    }\n    catch (OperationCanceledException ex)\n    {\n        _log.LogWarning(ex, \"The operation timed out\");\n    }\n}")));

    private static string Foreign(string code) => code.Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
}
