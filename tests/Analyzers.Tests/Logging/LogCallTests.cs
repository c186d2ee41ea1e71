using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Seaworthy.Logging;
using Seaworthy.Tests.Configuration;

namespace Seaworthy.Tests.Logging;

/// <summary>Prints what is recognised in a call: library, kind, level, template, values.</summary>
public sealed class LogCallTests
{
    [Theory]
    [InlineData("log.LogInformation(\"t\")", "MicrosoftExtensions Message Information t ()")]
    [InlineData("log.LogCritical(ex, \"t\", id)", "MicrosoftExtensions Message Critical t (id)")]
    [InlineData("log.LogTrace(3, ex, \"t\", id, name)", "MicrosoftExtensions Message Trace t (id, name)")]
    [InlineData("log.Log(LogLevel.Warning, \"t\", id)", "MicrosoftExtensions Message Warning t (id)")]
    [InlineData("log.Log(level, \"t\", id)", "MicrosoftExtensions Message ? t (id)")]
    [InlineData("log.Log(LogLevel.Error, new EventId(1), ex, \"t\")", "MicrosoftExtensions Message Error t ()")]
    [InlineData("log.LogDebug(\"t\", objects)", "MicrosoftExtensions Message Debug t (array objects)")]
    [InlineData("log.LogDebug(args: objects, message: \"t\")", "MicrosoftExtensions Message Debug t (array args: objects)")]
    [InlineData("log.LogError(message: \"t\", exception: ex)", "MicrosoftExtensions Message Error t ()")]
    [InlineData("LoggerExtensions.LogWarning(log, \"t\", id)", "MicrosoftExtensions Message Warning t (id)")]
    [InlineData("log.BeginScope(\"t\")", "MicrosoftExtensions Scope ? t ()")]
    [InlineData("log.BeginScope(\"t\", id)", "MicrosoftExtensions Scope ? t (id)")]
    [InlineData("LoggerMessage.Define<int>(LogLevel.Error, 1, \"t\")", "MicrosoftExtensions Definition Error t () no values")]
    [InlineData("LoggerMessage.DefineScope<int>(\"t\")", "MicrosoftExtensions Definition ? t () no values")]
    [InlineData("serilog.Information(\"t\", id)", "Serilog Message Information t (id)")]
    [InlineData("serilog.Fatal(ex, \"t\", id, name, id, name)", "Serilog Message Critical t (id, name, id, name)")]
    [InlineData("serilog.Write(Serilog.Events.LogEventLevel.Verbose, \"t\")", "Serilog Message Trace t ()")]
    [InlineData("Serilog.Log.Debug(\"t\", objects)", "Serilog Message Debug t (array objects)")]
    [InlineData("nlog.Info(\"t\")", "NLog Message Information t ()")]
    [InlineData("nlog.Warn(ex, \"t\", id)", "NLog Message Warning t (id)")]
    [InlineData("nlog.Log(NLog.LogLevel.Fatal, \"t\", id, name)", "NLog Message Critical t (id, name)")]
    [InlineData("nlog.Info(System.Globalization.CultureInfo.InvariantCulture, \"t\", id)", "NLog Message Information t (id)")]
    [InlineData("Wrap(\"t\", id)", "MicrosoftExtensions Message ? t (id)")]
    [InlineData("WrapText(id, \"t\")", "MicrosoftExtensions Message ? t () no values")]
    [InlineData("log.Log(LogLevel.Error, 1, \"t\", null, (state, _) => state)", "none")]
    [InlineData("log.BeginScope(id)", "none")]
    [InlineData("nlog.Info(id)", "none")]
    [InlineData("nlog.Info(() => \"t\")", "none")]
    [InlineData("Console.WriteLine(\"t\", id)", "none")]
    [InlineData("string.Format(\"t\", id)", "none")]
    public void Call_is_recognised_as(string call, string expected)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var returns = call.Contains("BeginScope", StringComparison.Ordinal) || call.Contains("Define", StringComparison.Ordinal) || call.StartsWith("string.", StringComparison.Ordinal);
        var statement = returns ? $"return {call};" : $"{call}; return null;";
        var model = Source.Bind(
            $$"""
            using System;
            using Microsoft.Extensions.Logging;

            class Service(ILogger log)
            {
                void Wrap(string text, params object[] values) => log.LogInformation(text, values);
                void WrapText(int number, string text) => log.LogInformation(text);
                object M(Serilog.ILogger serilog, NLog.Logger nlog, Exception ex, int id, string name, object[] objects, LogLevel level)
                {
                    {{statement}}
                }
            }
            """,
            References.Net10);

        var method = model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declaration => declaration.Identifier.ValueText is "M");
        var syntax = method.DescendantNodes().OfType<InvocationExpressionSyntax>().First(invocation => invocation.ToString() == call);
        var symbols = LoggingSymbols.Find(model.Compilation, new AnalyzerOptions([]).AnalyzerConfigOptionsProvider)!;
        var recognised = LogCall.TryMatch((IInvocationOperation)model.GetOperation(syntax, cancellationToken)!, symbols, new LoggingSettings(Settings.None), cancellationToken);
        Assert.Equal(expected, recognised is null ? "none" : Print(recognised));
    }

    private static string Print(LogCall call) =>
        $"{call.Library} {call.Kind} {call.Severity?.ToString() ?? "?"} {call.Template.Value.ConstantValue.Value} ({(call.PassesArray ? "array " : "")}{string.Join(", ", call.Values)}){(call.TakesValues ? "" : " no values")}";
}
