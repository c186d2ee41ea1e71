using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Tokens;
using Seaworthy.Tests.Retry;

namespace Seaworthy.Tests.Shutdown.Tokens;

/// <summary>Which token is in reach of a call, and how it is written there.</summary>
public sealed class TokenScopeTests
{
    private const string Usings =
        """
        using System;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Hosting;

        static class Mail
        {
            public static Task Send() => Task.CompletedTask;
            public static Task Map(Func<CancellationToken, Task> work) => Task.CompletedTask;
            public static void Later(Func<Task> work) { }
        }

        class JobContext { public CancellationToken CancellationToken { get; } public string Name => ""; }

        """;

    private static string Find(string members, string type = "class Shop")
    {
        var model = Source.Bind(Usings + type + "\n{\n" + members + "\n}\n", References.Web);
        var call = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Last(node => node.ToString() is "Mail.Send()");
        return TokenScope.Find(call, model, new ShutdownSettings(EmptyOptions.Instance), TestContext.Current.CancellationToken) is { } token
            ? $"{token.Expression} ({token.Rank}{(token.IsAmbiguous ? ", ambiguous" : "")})"
            : "none";
    }

    [Theory]
    [InlineData("async Task Run(CancellationToken ct) { await Mail.Send(); }", "ct (Parameter)")]
    [InlineData("async Task Run(CancellationToken @default) { await Mail.Send(); }", "@default (Parameter)")]
    [InlineData("async Task Run(CancellationToken one, CancellationToken two) { await Mail.Send(); }", "one (Parameter, ambiguous)")]
    [InlineData("async Task Run(CancellationToken _) { await Mail.Send(); }", "none")]
    [InlineData("async Task Run() { await Mail.Send(); }", "none")]
    public void Of_the_function_itself(string code, string expected) => Assert.Equal(expected, Find(code));

    [Theory]
    [InlineData("using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct); timeout.CancelAfter(1000); await Mail.Send();", "timeout.Token (Derived)")]
    [InlineData("var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct); await Mail.Send();", "timeout.Token (Derived)")]
    [InlineData("using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct)) { await Mail.Send(); }", "timeout.Token (Derived)")]
    [InlineData("using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct); var linked = timeout.Token; await Mail.Send();", "linked (Derived)")]
    [InlineData("using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct)) { } await Mail.Send();", "ct (Parameter)")]
    [InlineData("await Mail.Send(); using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);", "ct (Parameter)")]
    [InlineData("using var timeout = new CancellationTokenSource(1000); await Mail.Send();", "ct (Parameter)")]
    [InlineData("var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct); timeout.Dispose(); await Mail.Send();", "ct (Parameter)")]
    [InlineData("var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct); Mail.Later(async () => { await Task.Yield(); timeout.Dispose(); }); await Mail.Send();", "ct (Parameter)")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct); using var end = ct.Register(() => linked.Cancel()); await Mail.Send();", "linked.Token (Derived)")]
    [InlineData("var linked = CancellationTokenSource.CreateLinkedTokenSource(ct); try { await Mail.Send(); } finally { linked.Dispose(); }", "linked.Token (Derived)")]
    [InlineData("var none = CancellationToken.None; await Mail.Send();", "ct (Parameter)")]
    [InlineData("CancellationToken later; if (ct.CanBeCanceled) later = ct; else later = default; await Mail.Send();", "ct (Parameter)")]
    public void Of_a_local_that_is_linked_to_it(string body, string expected) => Assert.Equal(expected, Find("async Task Run(CancellationToken ct) { " + body + " }"));

    [Theory]
    [InlineData("Task Run(CancellationToken ct) => Mail.Map(async inner => await Mail.Send());", "inner (Parameter)")]
    [InlineData("Task Run(CancellationToken ct) => Mail.Map(async _ => await Mail.Send());", "none")]
    [InlineData("Task Run(CancellationToken ct) => Task.Run(async () => await Mail.Send());", "ct (Captured)")]
    [InlineData("async Task Run(CancellationToken ct) { await Task.Run(async () => await Mail.Send()); }", "ct (Captured)")]
    [InlineData("async Task Run(CancellationToken ct) { await Go(); async Task Go() => await Mail.Send(); }", "ct (Captured)")]
    [InlineData("async Task Run(CancellationToken ct) { await Go(); static async Task Go() => await Mail.Send(); }", "none")]
    [InlineData("Task Run(CancellationToken ct) => Task.Run(static async () => await Mail.Send());", "none")]
    [InlineData("void Run(CancellationToken ct) { _ = Task.Run(async () => await Mail.Send()); }", "none")]
    [InlineData("void Run(CancellationToken ct) { Task.Run(async () => await Mail.Send()); }", "none")]
    [InlineData("void Run(CancellationToken ct) { Task.Factory.StartNew(async () => await Mail.Send()); }", "none")]
    [InlineData("void Run(CancellationToken ct) { ThreadPool.QueueUserWorkItem(_ => Mail.Send()); }", "none")]
    [InlineData("void Run(CancellationToken ct) { var timer = new Timer(_ => Mail.Send()); }", "none")]
    [InlineData("void Run(Task t, CancellationToken ct) { t.ContinueWith(_ => Mail.Send()); }", "none")]
    [InlineData("void Run(CancellationToken ct) { Expression<Func<Task>> map = () => Mail.Send(); }", "none")]
    public void Of_a_function_around_it(string code, string expected) => Assert.Equal(expected, Find(code));

    [Theory]
    [InlineData("async Task Run(HttpContext http) { await Mail.Send(); }", "http.RequestAborted (Context)")]
    [InlineData("async Task Run(JobContext job) { await Mail.Send(); }", "job.CancellationToken (Context)")]
    [InlineData("async Task Run(HubCallerContext caller) { await Mail.Send(); }", "caller.ConnectionAborted (Context)")]
    [InlineData("async Task Run(JobContext job, CancellationToken ct) { await Mail.Send(); }", "ct (Parameter)")]
    [InlineData("async Task Run(JobContext job, HttpContext http) { await Mail.Send(); }", "job.CancellationToken (Context, ambiguous)")]
    [InlineData("Func<HttpContext, Task> Run => async http => await Mail.Send();", "http.RequestAborted (Context)")]
    [InlineData("void Run(HttpContext http) { _ = Task.Run(async () => await Mail.Send()); }", "none")]
    public void Of_a_context(string code, string expected) => Assert.Equal(expected, Find(code));

    [Theory]
    [InlineData("readonly CancellationTokenSource _cts = new(); async Task Run() { await Mail.Send(); }", "_cts.Token (Member)")]
    [InlineData("readonly CancellationToken _ct; async Task Run() { await Mail.Send(); }", "_ct (Member)")]
    [InlineData("readonly CancellationToken _ct; readonly CancellationTokenSource _cts = new(); async Task Run() { await Mail.Send(); }", "_ct (Member)")]
    [InlineData("readonly CancellationToken _ct; async Task Run(string _ct) { await Mail.Send(); }", "this._ct (Member)")]
    [InlineData("CancellationTokenSource _cts = new(); void Reset() => _cts = new(); async Task Run() { await Mail.Send(); }", "none")]
    [InlineData("readonly CancellationTokenSource _one = new(), _two = new(); async Task Run() { await Mail.Send(); }", "_one.Token (Member, ambiguous)")]
    [InlineData("readonly CancellationTokenSource _cts = new(); static async Task Run() { await Mail.Send(); }", "none")]
    [InlineData("static readonly CancellationTokenSource Cts = new(); static async Task Run() { await Mail.Send(); }", "Cts.Token (Member)")]
    [InlineData("readonly IHostApplicationLifetime _lifetime = null!; async Task Run() { await Mail.Send(); }", "_lifetime.ApplicationStopping (ApplicationStopping)")]
    [InlineData("readonly IHostApplicationLifetime _lifetime = null!; readonly CancellationTokenSource _cts = new(); async Task Run() { await Mail.Send(); }", "_cts.Token (Member)")]
    [InlineData("readonly IHostApplicationLifetime _lifetime = null!; async Task Run() { var started = _lifetime.ApplicationStarted; await Mail.Send(); }", "_lifetime.ApplicationStopping (ApplicationStopping)")]
    [InlineData("readonly IHostApplicationLifetime _lifetime = null!; async Task Run(CancellationToken ct) { var started = _lifetime.ApplicationStarted; await Mail.Send(); }", "ct (Parameter)")]
    public void Of_the_type(string code, string expected) => Assert.Equal(expected, Find(code));

    [Theory]
    [InlineData("class Shop(IHostApplicationLifetime lifetime)", "async Task Run() { await Mail.Send(); }", "lifetime.ApplicationStopping (ApplicationStopping)")]
    [InlineData("class Shop : ControllerBase", "public async Task Get() { await Mail.Send(); }", "HttpContext.RequestAborted (Context)")]
    [InlineData("class Shop : ControllerBase", "public void Get() { _ = Task.Run(async () => await Mail.Send()); }", "none")]
    [InlineData("class Shop : Hub", "public async Task Get() { await Mail.Send(); }", "Context.ConnectionAborted (Context)")]
    public void Of_its_base_or_constructor(string type, string code, string expected) => Assert.Equal(expected, Find(code, type));

    [Theory]
    [InlineData("public async Task StartAsync(CancellationToken ct) { await Mail.Send(); }", "ct (Parameter)")]
    [InlineData("Task? _work; public Task StartAsync(CancellationToken ct) { _work = Task.Run(async () => await Mail.Send()); return Task.CompletedTask; }", "none")]
    [InlineData("public Task StartAsync(CancellationToken ct) { _ = Mail.Send(); return Task.CompletedTask; }", "none")]
    [InlineData("public Task StartAsync(CancellationToken ct) { return Task.CompletedTask; } readonly CancellationTokenSource _cts = new(); Task Work() => Mail.Send();", "_cts.Token (Member)")]
    public void Of_a_start_only_what_it_waits_for(string code, string expected) =>
        Assert.Equal(expected, Find(code + " public Task StopAsync(CancellationToken stop) => Task.CompletedTask;", "class Shop : IHostedService"));
}
