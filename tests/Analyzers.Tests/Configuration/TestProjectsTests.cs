using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Configuration;

public sealed class TestProjectsTests
{
    private const string Property = "build_property.IsTestProject";

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_project_can_say_so(string? property, bool expected) =>
        Assert.Equal(expected, TestProjects.IsTestProject(Compilation("System.Runtime"), property is null ? Settings.None : new Settings((Property, property))));

    [Theory]
    [InlineData("xunit.core", true)]
    [InlineData("xunit.v3.core", true)]
    [InlineData("nunit.framework", true)]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework", true)]
    [InlineData("MSTest.TestFramework", true)]
    [InlineData("TUnit.Core", true)]
    [InlineData("xunit.abstractions", false)]
    [InlineData("Acme.xunit.core", false)]
    public void A_test_framework_says_so(string reference, bool expected) =>
        Assert.Equal(expected, TestProjects.IsTestProject(Compilation(reference), Settings.None));

    [Fact]
    public void A_test_framework_outweighs_the_property() =>
        Assert.True(TestProjects.IsTestProject(Compilation("nunit.framework"), new Settings((Property, "false"))));

    private static CSharpCompilation Compilation(string reference) =>
        CSharpCompilation.Create("Orders", references: [CSharpCompilation.Create(reference).ToMetadataReference()]);
}
