using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Lifetime;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Hooks of the process in projects of several kinds.</summary>
public sealed class ProcessExitHookProjectTests
{
    private const string Hook =
        """
        using System;

        class Importer
        {
            static void Main()
            {
                AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine("saved");
            }
        }
        """;

    [Fact]
    public Task Both_hooks_of_a_host_go_at_once() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Web).WithProgram().WithSeverity(DiagnosticSeverity.Info).Fixes(
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        Console.[|CancelKeyPress|] += (_, _) => Console.WriteLine("drains");
        AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => Console.WriteLine("drained");
        app.Run();
        """,
        """
        using System;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("drains"));
        app.Lifetime.ApplicationStopped.Register(() => Console.WriteLine("drained"));
        app.Run();
        """);

    [Fact]
    public Task A_host_of_another_file_takes_the_signal() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net10).WithProgram().WithSeverity(DiagnosticSeverity.Info)
        .WithSource("using Microsoft.Extensions.Hosting; static class Startup { public static void Run() => Host.CreateDefaultBuilder().Build().Run(); }")
        .ReportsWithoutFix(Hook);

    [Fact]
    public Task The_host_of_version_11_does_as_well() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Hosting11).WithProgram().WithSeverity(DiagnosticSeverity.Info)
        .WithSource("using Microsoft.Extensions.Hosting; static class Startup { public static void Run() => Host.CreateDefaultBuilder().Build().Run(); }")
        .ReportsWithoutFix(Hook);

    [Fact]
    public Task Nobody_takes_it_where_hosting_is_only_referenced() => new RuleTest<HostLifetimeAnalyzer, ProcessExitHookFix>(ProcessExitHook.Rule, References.Net10).WithProgram().Reports(Hook);

    [Theory]
    [InlineData("mscorlib", "4.0.0.0", false)]
    [InlineData("System.Runtime", "5.0.0.0", false)]
    [InlineData("System.Runtime", "6.0.0.0", true)]
    [InlineData("System.Private.CoreLib", "10.0.0.0", true)]
    [InlineData("netstandard", "2.0.0.0", true)]
    public void A_framework_without_signals_is_left_alone(string library, string version, bool isLookedAt)
    {
        var core = CSharpCompilation.Create(
            library,
            [
                CSharpSyntaxTree.ParseText(
                    $$"""
                    [assembly: System.Reflection.AssemblyVersion("{{version}}")]

                    namespace System
                    {
                        public class Object { }
                        public class String { }
                        public abstract class ValueType { }
                        public class Attribute { }
                        public struct Void { }
                        public struct Int32 { }
                    }

                    namespace System.Reflection { public class AssemblyVersionAttribute : Attribute { public AssemblyVersionAttribute(string version) { } } }

                    namespace System.Threading { public struct CancellationToken { } }
                    """,
                    cancellationToken: TestContext.Current.CancellationToken),
            ],
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var program = CSharpCompilation.Create("Shop", references: [core.ToMetadataReference()], options: new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        Assert.Equal(isLookedAt, SignalProject.Find(program, ShutdownSymbols.Find(program)!) is not null);
    }
}
